import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayouts1796500100000 implements MigrationInterface {
  name = 'CreatePayouts1796500100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payouts (
        -- Of the payment; also the id under which the network's system knows it.
        payout_id uuid primary key,
        -- For wires whose numbers are short.
        no bigint generated always as identity unique,
        account_sealed bytea not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency text not null check (amount_currency ~ '^[A-Z]{3}$'),
        reference text not null,
        state text not null default 'waiting' check (state in ('waiting', 'succeeded', 'declined')),
        -- Written before each call.
        attempts integer not null default 0 check (attempts >= 0),
        next_attempt_at timestamptz not null default now(),
        -- Declined: the network's code. Waiting: why the last try ended in no clear word; null while one is under way.
        reason text,
        remote_ref text,
        taken_at timestamptz not null default now(),
        first_sent_at timestamptz,
        ended_at timestamptz,
        check ((state = 'waiting') = (ended_at is null)),
        check ((state = 'succeeded') = (remote_ref is not null)),
        check (state <> 'succeeded' or reason is null),
        check (state <> 'declined' or reason is not null)
      );
      create index payouts_to_send on payouts (next_attempt_at, no) where state = 'waiting';
      create index payouts_state on payouts (state);

      -- A clear word that is not the one that stands. It changes nothing: a person looks at it.
      create table contradictions (
        contradiction_id bigint generated always as identity primary key,
        subject_kind text not null check (subject_kind in ('payout', 'collection')),
        subject_id uuid not null,
        stands jsonb not null,
        said jsonb not null,
        said_by text not null check (said_by in ('call', 'notice')),
        said_at timestamptz not null default now(),
        unique (subject_id, said)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
