import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest change of a wallet's tier that was applied: an older one that comes late is left alone. */
export class FollowTiers1795602000000 implements MigrationInterface {
  readonly name = 'FollowTiers1795602000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tier_changes (
        account_id uuid primary key,
        version bigint not null constraint tier_changes_version check (version > 0),
        change_id uuid not null
      )
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
