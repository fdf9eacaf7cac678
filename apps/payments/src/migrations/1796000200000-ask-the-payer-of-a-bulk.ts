import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The yes of whoever owns the wallet that pays. What is proposed never changes, so it is to exactly this. */
export class AskThePayerOfABulk1796000200000 implements MigrationInterface {
  name = 'AskThePayerOfABulk1796000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bulks
        add column consented_by uuid,
        add column consented_at timestamptz,
        add constraint bulks_consent check ((consented_by is null) = (consented_at is null));
      create index bulks_proposed on bulks (payer_wallet_id) where state = 'proposed';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
