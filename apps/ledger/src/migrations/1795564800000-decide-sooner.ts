import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POST_TRANSFERS } from './1795478580000-decide-transfers';

/** The same decisions at less cost: plans are kept, and only what a flush has is written. For ledgers made before. */
export class DecideSooner1795564800000 implements MigrationInterface {
  readonly name = 'DecideSooner1795564800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POST_TRANSFERS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
