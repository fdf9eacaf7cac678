import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POST_TRANSFERS } from './1795478580000-decide-transfers';

/** Each transfer of a flush of settlements was compared with each target, one by one. For ledgers made before. */
export class CompareTargetsByHash1796800000000 implements MigrationInterface {
  readonly name = 'CompareTargetsByHash1796800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POST_TRANSFERS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
