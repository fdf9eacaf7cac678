import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts the changes of a wallet's tier. Zero: the tier is still the one the wallet was registered with. */
export class VersionTiers1795602000000 implements MigrationInterface {
  name = 'VersionTiers1795602000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table wallets add column tier_version bigint not null default 0');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
