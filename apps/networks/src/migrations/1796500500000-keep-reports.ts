import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepReports1796500500000 implements MigrationInterface {
  name = 'KeepReports1796500500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A network's own statement of a day is kept as its notices are, and applied by what is kept.
      alter table notices drop constraint notices_via_check,
        add constraint notices_via_check check (via in ('door', 'file', 'line', 'report'));
      alter table contradictions drop constraint contradictions_said_by_check,
        add constraint contradictions_said_by_check check (said_by in ('call', 'notice', 'report'));

      -- The days of which the network's statement is asked for, until it says that one is over.
      create table report_days (
        day date primary key,
        next_fetch_at timestamptz not null,
        -- Why the last try brought none.
        cause text,
        -- When the last one came that was taken.
        fetched_at timestamptz,
        is_final boolean not null default false,
        check (not is_final or fetched_at is not null)
      );
      create index report_days_to_fetch on report_days (next_fetch_at) where not is_final;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
