import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What changes when a payment ends stands in no index of `payments` but a summary of pages, so that its end is written
 * within the page. Which payments the ledger is asked about, and when those were completed that are looked up by it, stands
 * beside.
 */
export class EndPaymentsInPlace1796640000000 implements MigrationInterface {
  name = 'EndPaymentsInPlace1796640000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written with the payment's state, without a foreign key for the reason payment_moves has none.
      create table ledger_asks (
        payment_id uuid primary key,
        ask_again_at timestamptz not null,
        asks integer not null default 0
      );
      insert into ledger_asks select payment_id, ask_again_at, asks from payments where ask_again_at is not null;
      create index ledger_asks_due on ledger_asks (ask_again_at);

      create table completions (
        payment_id uuid primary key references payments,
        kind text not null check (kind in ('cash_in', 'cash_out', 'bill_payment')),
        payee_wallet_id uuid not null,
        completed_at timestamptz not null
      );
      insert into completions
      select payment_id, kind, payee_wallet_id, completed_at from payments
       where state = 'completed' and kind in ('cash_in', 'cash_out', 'bill_payment');
      create index completions_of_cash on completions (completed_at) where kind in ('cash_in', 'cash_out');
      create index completions_of_bills on completions (payee_wallet_id, completed_at) where kind = 'bill_payment';

      drop index payments_ask_again_at, payments_expires_at, payments_asked_of, payments_of_bills, payments_cash,
                 payments_swaps_asked, payments_swaps_asking;
      -- Until when it waits is known while it waits: most payments never do, and theirs never changes.
      update payments set expires_at = null
       where expires_at is not null and state not in ('requested', 'holding', 'held');
      alter table payments
        drop column ask_again_at,
        drop column asks,
        add constraint payments_expires_while_waiting check (
          expires_at is null or state in ('requested', 'holding', 'held')),
        -- A payment is written twice within moments: the second time there is room for it beside the first.
        set (fillfactor = 50);
      create index payments_expires_at on payments (expires_at) where expires_at is not null;
      create index payments_asked_of on payments (payer_wallet_id, expires_at) where expires_at is not null;
      create index payments_swaps_asking on payments (payee_wallet_id)
       where kind = 'float_swap' and expires_at is not null;

      -- A key is written by the statement that writes its payment, whose own id is there once.
      alter table idempotency_keys
        drop constraint idempotency_keys_payment_id_fkey,
        drop constraint idempotency_keys_payment_id_key;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
