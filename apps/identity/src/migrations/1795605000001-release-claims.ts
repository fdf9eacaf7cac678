import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case does not wait for a reviewer who went home, or away for good. */
export class ReleaseClaims1795605000001 implements MigrationInterface {
  name = 'ReleaseClaims1795605000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table kyc_review_rules
        add column claim_hours int not null default 8 constraint kyc_review_rules_claim check (claim_hours > 0);
      alter table kyc_review_rules alter column claim_hours drop default;
      create index kyc_cases_claimed_at on kyc_cases (touched_at) where state = 'in_review'
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
