import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A maker reads his own, the newest first; staff everybody's. */
export class ListSplits1796000500000 implements MigrationInterface {
  name = 'ListSplits1796000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index splits_newest on splits (created_at desc, split_id desc);
      create index splits_of_wallet on splits (payee_wallet_id, created_at desc, split_id desc);
      create index splits_of_shop on splits (merchant_code, created_at desc, split_id desc) where merchant_code is not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
