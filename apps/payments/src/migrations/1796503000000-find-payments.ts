import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff find payments by their day and by the wallets they move money between, the newest first. */
export class FindPayments1796503000000 implements MigrationInterface {
  name = 'FindPayments1796503000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index payments_newest on payments (created_at, payment_id);
      create index payments_of_payer on payments (payer_wallet_id, created_at, payment_id);
      create index payments_of_payee on payments (payee_wallet_id, created_at, payment_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
