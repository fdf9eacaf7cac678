import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose phone a proposed new code goes to, until it is decided: a proposal itself holds no secret. */
export class ReissueVouchers1796500400001 implements MigrationInterface {
  name = 'ReissueVouchers1796500400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table voucher_recipients (
        proposal_id uuid primary key references proposals,
        phone_sealed bytea not null
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
