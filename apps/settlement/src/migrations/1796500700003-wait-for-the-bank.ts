import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WaitForTheBank1796500700003 implements MigrationInterface {
  name = 'WaitForTheBank1796500700003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An instruction that the bank has not booked so many days after its own is a break. What stood before waits as long
      -- as the first rule of this project says.
      alter table match_rules add column confirm_days integer not null default 4 check (confirm_days between 0 and 31);
      alter table match_rules alter column confirm_days drop default;
      create index settlement_instructions_waiting on settlement_instructions (window_id) where settled_at is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
