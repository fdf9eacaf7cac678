import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepMessages1796600000001 implements MigrationInterface {
  name = 'KeepMessages1796600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What came in by SMS: kept before it is answered, and answered once.
      create table messages_in (
        -- Keyed, of the aggregator's id and the number.
        message_hash bytea primary key,
        -- Of the answer: notifications knows it by this id.
        answer_id uuid not null unique,
        phone_hash bytea not null,
        phone_sealed bytea not null,
        command text not null check (command in ('balance', 'last', 'help')),
        state text not null default 'kept' check (state in ('kept', 'answered', 'dropped')),
        tries integer not null default 0 check (tries >= 0),
        next_try_at timestamptz not null default now(),
        received_at timestamptz not null default now()
      );
      create index messages_in_to_answer on messages_in (next_try_at) where state = 'kept';
      create index messages_in_of_a_phone on messages_in (phone_hash, received_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
