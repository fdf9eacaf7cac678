import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READ_TARGETS } from './1795478580000-decide-transfers';

/** Settling a hold cost as much as the ledger has accounts. For ledgers made before. */
export class ReadTargetsByIndex1796500900000 implements MigrationInterface {
  readonly name = 'ReadTargetsByIndex1796500900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READ_TARGETS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
