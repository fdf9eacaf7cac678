import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments to accounts at networks' own systems, and from them. */
export class CreatePayouts1796500200000 implements MigrationInterface {
  name = 'CreatePayouts1796500200000';

  async up(runner: QueryRunner): Promise<void> {
    const checks: { conname: string }[] = await runner.query(
      `select conname from pg_constraint where conrelid = 'payments'::regclass and contype = 'c'
          and (conname = 'payments_kind' or pg_get_constraintdef(oid) ~ '(expires_at|failure) IS NOT NULL')`,
    );
    for (const { conname } of checks) await runner.query(`alter table payments drop constraint "${conname}"`);
    await runner.query(`
      alter table payments
        add constraint payments_kind check (kind in (
          'merchant_payment', 'person_to_person', 'supplier_payment', 'business_to_person', 'bill_payment', 'cash_in',
          'cash_out', 'payout', 'collection', 'refund', 'recall', 'reversal')),
        add constraint payments_waiting check (
          (state in ('requested', 'held') and kind <> 'payout') <= (expires_at is not null)),
        add constraint payments_failure check (
          (state in ('failing', 'failed') or (kind = 'payout' and state in ('declining', 'declined')))
          = (failure is not null)),
        -- What is held for a payout is set free by its network's word alone: not by time, nor by a person, nor by a
        -- posting that is refused after the network has paid.
        add constraint payments_payout check (kind <> 'payout' or (
          expires_at is null
          and state in ('holding', 'held', 'settling', 'declining', 'completed', 'declined', 'failed')));

      create table payouts (
        payment_id uuid primary key references payments,
        network text not null,
        account_end text not null check (account_end ~ '^[0-9]{2}$'),
        -- Which key of the ring the two below were made with.
        key_id text not null,
        -- Whether another account is meant is seen by it, when the number itself is forgotten.
        account_hash bytea not null check (octet_length(account_hash) = 32),
        -- Until the network has said what became of it.
        account_sealed bytea,
        -- While its money is held: when its network is asked next.
        ask_at timestamptz,
        -- The network's own number.
        network_ref text,
        check (ask_at is null or account_sealed is not null)
      );
      create index payouts_ask_at on payouts (network, ask_at) where ask_at is not null;

      -- What networks collected for our shops, by the ids of its payments; what was answered holds for ever.
      create table collections (
        collection_id uuid primary key,
        request_hash text not null,
        -- Why there is no payment.
        refusal text check (refusal <> ''),
        asked_at timestamptz not null default now()
      );

      -- As new databases have it by payment-rules.json: rules that stand are never seeded again.
      update payment_rules set rules = rules || jsonb_build_object(
        'oneCallMaxMinor', '{"payout": "20000"}' || (rules -> 'oneCallMaxMinor'),
        'proofAboveMinor', '{"payout": "20000"}' || (rules -> 'proofAboveMinor'));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
