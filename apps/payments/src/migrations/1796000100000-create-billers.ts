import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is paid by the reference of a bill, and which bills were paid. */
export class CreateBillers1796000100000 implements MigrationInterface {
  name = 'CreateBillers1796000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table billers (
        code text primary key check (code ~ '^[A-Z0-9]{4,12}$'),
        -- In the ledger; worked out of the code, so that nobody chooses where the money goes.
        account_id uuid not null constraint billers_account unique,
        network text not null,
        category text not null,
        -- As it was published: names, shapes and check of references, amounts, days, source.
        content jsonb not null,
        proposal_id uuid not null references proposals,
        -- When the ledger said that the account is open; nothing is paid before.
        account_opened_at timestamptz
      );

      create table bill_payments (
        payment_id uuid primary key references payments,
        biller_code text not null references billers,
        bill_reference text not null check (bill_reference ~ '^[A-Z0-9-]{6,30}$')
      );
      create index bill_payments_of_bill on bill_payments (biller_code, bill_reference);
      -- What a biller was paid on a day.
      create index payments_of_bills on payments (payee_wallet_id, completed_at) where kind = 'bill_payment';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
