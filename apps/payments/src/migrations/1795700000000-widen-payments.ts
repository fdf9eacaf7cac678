import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASKING = `('pending', 'holding', 'settling', 'failing', 'declining', 'cancelling', 'expiring')`;

/** Every kind of payment in one table, with the limits it uses and the quote it was agreed by. */
export class WidenPayments1795700000000 implements MigrationInterface {
  name = 'WidenPayments1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    const checks: { conname: string }[] = await runner.query(
      `select conname from pg_constraint where conrelid = 'payments'::regclass and contype = 'c'
          and pg_get_constraintdef(oid) ~ '(kind|state)'`,
    );
    for (const { conname } of checks) await runner.query(`alter table payments drop constraint "${conname}"`);
    await runner.query(`
      alter table payments
        alter column merchant_code drop not null,
        add column channel text not null default 'code',
        add column fee_side text not null default 'payee' check (fee_side in ('payer', 'payee')),
        add column accrued numeric(22) not null default 0 check (accrued >= 0),
        add column shares jsonb not null default '[]',
        add column limit_day date,
        add column limit_scopes text[] not null default '{}',
        add column expires_at timestamptz,
        add check (kind in ('merchant_payment', 'person_to_person', 'supplier_payment', 'bill_payment', 'cash_in',
                            'cash_out', 'refund', 'recall', 'reversal')),
        add check (state in ('requested', 'held', 'completed', 'failed', 'declined', 'cancelled', 'expired')
                   or state in ${ASKING}),
        add check ((kind in ('refund', 'recall', 'reversal')) = (refund_of is not null)),
        add check ((state in ${ASKING}) = (ask_again_at is not null)),
        add check ((state in ('requested', 'held')) <= (expires_at is not null)),
        add check ((state = 'completed') = (completed_at is not null)),
        add check ((state in ('failing', 'failed')) = (failure is not null)),
        add check ((limit_day is null) = (limit_scopes = '{}'));
      alter table payments alter column channel drop default, alter column fee_side drop default;
      drop index payments_ask_again_at;
      create index payments_ask_again_at on payments (ask_again_at) where ask_again_at is not null;
      create index payments_expires_at on payments (expires_at) where state in ('requested', 'held');
      create index payments_asked_of on payments (payer_wallet_id, expires_at) where state in ('requested', 'held');

      -- What a wallet has used of its limits on the last day it paid, and in that day's month.
      create table limits_in_use (
        wallet_id uuid not null,
        scope text not null,
        day date not null,
        day_minor bigint not null check (day_minor between 0 and day_limit_minor),
        month_minor bigint not null check (month_minor between 0 and month_limit_minor),
        -- As they were when they were last used.
        day_limit_minor bigint not null,
        month_limit_minor bigint not null,
        primary key (wallet_id, scope)
      ) with (fillfactor = 70);

      create table tier_limits (
        tier smallint not null,
        effective_from date not null,
        per_operation_minor bigint not null,
        daily_minor bigint not null,
        monthly_minor bigint not null,
        source text not null,
        primary key (tier, effective_from)
      );

      create table payment_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );

      create table quotes (
        quote_id uuid primary key,
        caller_id uuid not null,
        payer_wallet_id uuid not null,
        payee jsonb not null,
        amount_minor bigint not null,
        currency text not null,
        schedule_id uuid not null,
        fee_minor bigint not null,
        fee_side text not null,
        accrued numeric(22) not null,
        shares jsonb not null,
        expires_at timestamptz not null
      );
      create index quotes_expires_at on quotes (expires_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
