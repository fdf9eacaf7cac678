import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version of a shop's sign as identity counts it; 0 is the one it was registered with. */
export class FollowShops1796620000000 implements MigrationInterface {
  name = 'FollowShops1796620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table merchants add column sign_version integer not null default 0');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
