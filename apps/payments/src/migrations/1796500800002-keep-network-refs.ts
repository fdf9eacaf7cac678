import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepNetworkRefs1796500800002 implements MigrationInterface {
  name = 'KeepNetworkRefs1796500800002';

  async up(runner: QueryRunner): Promise<void> {
    // Null for what was collected before.
    await runner.query('alter table collections add column network_ref text');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
