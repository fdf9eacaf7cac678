import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent is known again by its keyed hash; of the file itself nothing is kept. */
export class DescribeEvidence1795605000000 implements MigrationInterface {
  name = 'DescribeEvidence1795605000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table kyc_evidence
        add column sent_hash bytea not null constraint kyc_evidence_sent check (octet_length(sent_hash) = 32),
        add column size_bytes int not null constraint kyc_evidence_size check (size_bytes > 0),
        add column added_by uuid not null
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
