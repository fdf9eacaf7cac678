import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each shop did on each day, written once, and the dated rules of tax relief. */
export class CloseDays1795700200000 implements MigrationInterface {
  name = 'CloseDays1795700200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table day_closings (
        wallet_id uuid not null references wallets,
        day date not null,
        operations integer not null check (operations > 0),
        sales_minor bigint not null check (sales_minor >= 0),
        refunded_minor bigint not null,
        fees_minor bigint not null,
        closing_minor bigint not null,
        closed_at timestamptz not null default now(),
        primary key (wallet_id, day)
      );
      -- Days that need not be looked at again.
      create table closed_days (
        day date primary key,
        closed_at timestamptz not null default now()
      );
      -- Payments lie in the order of time, nearly: a summary of pages finds those of a day.
      create index payments_completed_on on payments using brin (completed_at);

      create table relief_rules (
        first_year integer primary key,
        last_year integer not null check (last_year >= first_year),
        ignored_for text[] not null,
        source text not null
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
