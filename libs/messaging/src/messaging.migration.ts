import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every service with a database needs to say and to read facts. */
export class CreateMessaging1735689600000 implements MigrationInterface {
  name = 'CreateMessaging1735689600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        fact_id uuid primary key,
        subject text not null,
        envelope text not null,
        open_readers text[] not null check (cardinality(open_readers) > 0),
        attempts integer not null default 0,
        created_at timestamptz not null default now(),
        publish_at timestamptz not null default now()
      );
      create index outbox_publish_at on outbox (publish_at);

      create table inbox (
        fact_id uuid primary key,
        subject text not null,
        applied_at timestamptz not null default now()
      );

      create table dead_letters (
        fact_id uuid primary key,
        subject text not null,
        envelope text not null,
        error text not null,
        deliveries integer not null,
        stored_at timestamptz not null default now()
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
