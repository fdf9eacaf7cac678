import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCollections1796500100002 implements MigrationInterface {
  name = 'CreateCollections1796500100002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table collections (
        -- Worked out of the network and its number.
        collection_id uuid primary key,
        network_ref text not null unique,
        -- May be a mobile number.
        payee_sealed bytea not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency text not null check (amount_currency ~ '^[A-Z]{3}$'),
        collected_at timestamptz not null,
        -- Refused: nobody has the money; it is still the network's, and settlement gives it back.
        state text not null default 'waiting' check (state in ('waiting', 'completed', 'refused')),
        -- Refused: why. Waiting: why the last try ended in no answer.
        reason text,
        -- Of the payment.
        reference text,
        attempts integer not null default 0 check (attempts >= 0),
        next_attempt_at timestamptz not null default now(),
        notice_id uuid not null references notices,
        heard_at timestamptz not null default now(),
        ended_at timestamptz,
        check ((state = 'waiting') = (ended_at is null)),
        check (state <> 'refused' or reason is not null)
      );
      create index collections_to_ask on collections (next_attempt_at, collection_id) where state = 'waiting';
      create index collections_state on collections (state);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
