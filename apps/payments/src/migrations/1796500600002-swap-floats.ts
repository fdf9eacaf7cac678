import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Float for notes between two agents: a payment of its own kind, and an entry in both drawers. */
export class SwapFloats1796500600002 implements MigrationInterface {
  name = 'SwapFloats1796500600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table payments
        drop constraint payments_kind,
        add constraint payments_kind check (kind in (
          'merchant_payment', 'person_to_person', 'supplier_payment', 'business_to_person', 'bill_payment', 'cash_in',
          'cash_out', 'float_swap', 'payout', 'collection', 'refund', 'recall', 'reversal')),
        -- Notes change hands when the other agrees: nothing is held, and it costs nothing.
        add constraint payments_float_swap check (kind <> 'float_swap' or (channel = 'request' and fee_minor = 0));
      create index payments_swaps_asked on payments (payer_wallet_id) where kind = 'float_swap' and state = 'requested';
      create index payments_swaps_asking on payments (payee_wallet_id) where kind = 'float_swap' and state = 'requested';
      create index floats_by_code on floats (network, agent_code);

      -- One payment moves two drawers.
      alter table drawer_entries
        drop constraint drawer_entries_pkey,
        add primary key (float_id, entry_id),
        drop constraint drawer_entries_kind,
        add constraint drawer_entries_kind check (kind in (
          'opening', 'count', 'bank_deposit', 'bank_withdrawal', 'cash_in', 'cash_out', 'voucher', 'float_swap'));

      -- As new databases have it by cash-rules.json: rules that stand are never seeded again.
      update cash_rules set rules = '{"floatSwapSeconds": 3600, "floatSwapRoutes": ["on_us", "off_us"]}' || rules;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
