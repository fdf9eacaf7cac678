import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepNetworkRefs1796500700000 implements MigrationInterface {
  name = 'KeepNetworkRefs1796500700000';

  async up(runner: QueryRunner): Promise<void> {
    // The network's number, as of a payout; of collections from before nobody here knows it.
    await runner.query('alter table collections add column network_ref text');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
