import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of bulks that never came whole, or could not be read, are given up after a time of the rules. */
export class ExpireUploads1796000300003 implements MigrationInterface {
  name = 'ExpireUploads1796000300003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index bulks_uploading on bulks (created_at) where state = 'uploading';

      update payment_rules set rules = rules || '{"bulkUploadSeconds": 86400}' where not rules ? 'bulkUploadSeconds';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
