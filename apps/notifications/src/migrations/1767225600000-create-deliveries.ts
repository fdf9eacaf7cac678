import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDeliveries1767225600000 implements MigrationInterface {
  name = 'CreateDeliveries1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contacts (
        person_id uuid primary key,
        phone_sealed bytea not null,
        language text not null check (language in ('ar', 'zgh', 'fr'))
      );

      create table deliveries (
        delivery_id uuid primary key,
        person_id uuid,
        phone_sealed bytea,
        language text check (language in ('ar', 'zgh', 'fr')),
        template text not null,
        -- Somebody is waiting for it with the phone in hand: it goes before the others.
        is_urgent boolean not null,
        values_sealed bytea,
        state text not null default 'queued' check (state in ('queued', 'delivered', 'parked')),
        attempts integer not null default 0,
        reason text,
        created_at timestamptz not null default now(),
        next_attempt_at timestamptz not null default now(),
        delivered_at timestamptz,
        -- To a person we keep the number of, or to a number given with its language.
        check (person_id is not null or (phone_sealed is not null and language is not null)),
        check ((state = 'delivered') = (delivered_at is not null)),
        check (state <> 'parked' or reason is not null)
      );
      create index deliveries_to_send on deliveries (is_urgent desc, next_attempt_at, delivery_id) where state = 'queued';

    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
