import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is looked for at agents' counters, what was found, and which days were looked at. */
export class FlagCashPatterns1796500460000 implements MigrationInterface {
  name = 'FlagCashPatterns1796500460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cash_pattern_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );

      create table cash_flags (
        flag_id uuid primary key,
        pattern text not null check (pattern in ('split', 'round_trip', 'relay')),
        business_day date not null,
        float_id uuid not null references floats,
        wallet_id uuid,
        other_float_id uuid references floats,
        operations integer not null check (operations > 0),
        total_minor bigint not null check (total_minor > 0),
        currency text not null,
        payment_ids uuid[] not null,
        state text not null default 'open' check (state in ('open', 'harmless', 'reported')),
        found_at timestamptz not null default now(),
        closed_by uuid,
        closed_at timestamptz,
        note text,
        check ((pattern = 'relay') = (wallet_id is null)),
        check ((pattern = 'relay') = (other_float_id is not null)),
        check ((state = 'open') = (closed_at is null))
      );
      -- A day that is looked at again finds the same.
      create unique index cash_flags_once on cash_flags (pattern, business_day, float_id, coalesce(wallet_id, other_float_id));
      create index cash_flags_page on cash_flags (state, found_at, flag_id);

      create table cash_days_looked_at (
        business_day date primary key,
        looked_at timestamptz not null default now()
      );

      create index payments_cash on payments (completed_at) where kind in ('cash_in', 'cash_out') and state = 'completed';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
