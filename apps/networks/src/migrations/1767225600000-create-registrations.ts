import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegistrations1767225600000 implements MigrationInterface {
  name = 'CreateRegistrations1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registrations (
        -- Also the id under which the network's system knows the registration.
        wallet_id uuid primary key,
        kind text not null check (kind in ('customer', 'merchant')),
        tier smallint not null check (tier between 1 and 3),
        state text not null default 'waiting' check (state in ('waiting', 'acknowledged', 'declined')),
        -- Written before each call.
        attempts integer not null default 0 check (attempts >= 0),
        next_attempt_at timestamptz not null default now(),
        -- Declined: the network's code. Waiting: why the last try ended in no clear word.
        reason text,
        remote_ref text,
        created_at timestamptz not null default now(),
        settled_at timestamptz,
        check ((state = 'waiting') = (settled_at is null)),
        check ((state = 'acknowledged') = (remote_ref is not null)),
        check (state <> 'acknowledged' or reason is null),
        check (state <> 'declined' or reason is not null)
      );
      create index registrations_to_send on registrations (next_attempt_at, wallet_id) where state = 'waiting';
      create index registrations_state on registrations (state);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
