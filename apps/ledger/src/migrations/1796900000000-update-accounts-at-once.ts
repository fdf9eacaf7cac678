import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POST_TRANSFERS } from './1795478580000-decide-transfers';

/**
 * Each account that a flush moves was looked up by its place in a scan of its own. And what no transfer of a flush says
 * need not be asked with it any more. For ledgers made before.
 */
export class UpdateAccountsAtOnce1796900000000 implements MigrationInterface {
  readonly name = 'UpdateAccountsAtOnce1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POST_TRANSFERS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
