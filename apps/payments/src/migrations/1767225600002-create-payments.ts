import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePayments1767225600002 implements MigrationInterface {
  name = 'CreatePayments1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payments (
        payment_id uuid primary key,
        kind text not null check (kind in ('merchant_payment', 'refund')),
        state text not null check (state in ('pending', 'completed', 'failed')),
        reference text not null constraint payments_reference unique check (reference ~ '^[2-9A-HJKMNP-TV-Z]{10}$'),
        merchant_code text not null,
        payer_wallet_id uuid not null,
        payee_wallet_id uuid not null,
        currency text not null,
        amount_minor bigint not null check (amount_minor > 0),
        fee_minor bigint not null check (fee_minor between 0 and amount_minor),
        schedule_id uuid,
        refund_of uuid references payments,
        -- Held by refunds on their way, and given back: of the amount, and of the fee.
        refunding_minor bigint not null default 0 check (refunding_minor >= 0),
        refunded_minor bigint not null default 0 check (refunded_minor >= 0),
        fee_refunding_minor bigint not null default 0 check (fee_refunding_minor >= 0),
        fee_refunded_minor bigint not null default 0 check (fee_refunded_minor >= 0),
        failure text,
        asks integer not null default 0,
        ask_again_at timestamptz,
        created_at timestamptz not null default now(),
        completed_at timestamptz,
        check (payer_wallet_id <> payee_wallet_id),
        check ((kind = 'refund') = (refund_of is not null)),
        check ((kind = 'merchant_payment') = (schedule_id is not null)),
        constraint payments_refunds_within_amount check (refunding_minor + refunded_minor <= amount_minor),
        constraint payments_fee_refunds_within_fee check (fee_refunding_minor + fee_refunded_minor <= fee_minor),
        check ((state = 'pending') = (ask_again_at is not null)),
        check ((state = 'completed') = (completed_at is not null)),
        check ((state = 'failed') = (failure is not null))
      );
      create index payments_ask_again_at on payments (ask_again_at) where state = 'pending';
      create index payments_refund_of on payments (refund_of) where refund_of is not null;

      create table payment_moves (
        payment_id uuid not null references payments,
        event text not null,
        from_state text,
        to_state text not null,
        moved_at timestamptz not null default now(),
        primary key (payment_id, event)
      );

      create table idempotency_keys (
        caller_id uuid not null,
        key text not null,
        request_hash text not null,
        payment_id uuid not null unique references payments,
        created_at timestamptz not null default now(),
        primary key (caller_id, key)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
