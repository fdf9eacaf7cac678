import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a drawer was low when it was last looked at, and what an agent himself calls low. */
export class WatchDrawers1796500600001 implements MigrationInterface {
  name = 'WatchDrawers1796500600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table drawers
        add column is_low boolean not null default true,
        -- How often that has changed: who read it before a change changes nothing.
        add column turns integer not null default 0;

      -- The last row of a float holds; what it does not say is the operator's rule of the day.
      create table low_marks (
        change_id uuid primary key,
        number bigint generated always as identity,
        float_id uuid not null references floats,
        low_float_minor bigint check (low_float_minor >= 0),
        low_cash_minor bigint check (low_cash_minor >= 0),
        set_by uuid not null,
        set_at timestamptz not null default now()
      );
      create index low_marks_last on low_marks (float_id, number);

      -- As new databases have it by cash-rules.json: rules that stand are never seeded again.
      update cash_rules set rules = '{"lowCashMinor": "100000"}' || rules;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
