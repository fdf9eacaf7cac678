import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READ_TARGETS } from './1795478580000-decide-transfers';

/** A plan of settlements that was made early read all holds for each flush. For ledgers made before. */
export class LookTargetsUp1796700000000 implements MigrationInterface {
  readonly name = 'LookTargetsUp1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READ_TARGETS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
