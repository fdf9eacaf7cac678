import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What accrued, exactly, and what was billed of it. Parts are 1/10,000 of the minor unit. */
export class BillWhatAccrued1795800000000 implements MigrationInterface {
  name = 'BillWhatAccrued1795800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each payment that accrued: it counts once, however often it is told.
      create table accrued_payments (
        payment_id uuid primary key,
        wallet_id uuid not null,
        day date not null,
        -- Of what gives back: below zero, as the parts are.
        amount_minor bigint not null,
        parts numeric(22) not null check (parts <> 0),
        schedule_id uuid,
        refund_of uuid,
        completed_at timestamptz not null
      );
      create index accrued_payments_of_wallet on accrued_payments (wallet_id, day);

      create table accruals (
        wallet_id uuid not null,
        day date not null,
        parts numeric(28) not null,
        billed numeric(28) not null default 0,
        primary key (wallet_id, day)
      );
      create index accruals_to_bill on accruals (wallet_id, day) where parts <> billed;

      create table accrual_shares (
        wallet_id uuid not null,
        day date not null,
        party text not null,
        parts numeric(28) not null,
        primary key (wallet_id, day, party)
      );

      create table billed_wallets (
        wallet_id uuid primary key,
        person_id uuid,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        -- Below zero: more was given back than accrued, a debt to the holder.
        carried numeric(28) not null default 0
      );
      create index billed_wallets_that_owe on billed_wallets (wallet_id) where carried >= 10000;

      create table vat_rates (
        effective_from date primary key,
        bps integer not null check (bps between 0 and 10000),
        source text not null
      );

      create table bills (
        bill_id uuid primary key,
        wallet_id uuid not null references billed_wallets,
        day date not null,
        amount_minor bigint not null check (amount_minor > 0),
        net_minor bigint not null,
        vat_minor bigint not null,
        vat_bps integer not null,
        carried numeric(28) not null check (carried between 0 and 9999),
        state text not null default 'asked' check (state in ('asked', 'posted', 'refused')),
        failure text,
        ask_again_at timestamptz,
        tries integer not null default 0,
        created_at timestamptz not null default now(),
        posted_at timestamptz,
        unique (wallet_id, day),
        constraint bills_sum check (net_minor + vat_minor = amount_minor and net_minor >= 0 and vat_minor >= 0),
        constraint bills_answered check (
          (state = 'asked') = (ask_again_at is not null)
          and (state = 'posted') = (posted_at is not null)
          and (state = 'refused') = (failure is not null)
        )
      );
      create index bills_to_ask on bills (ask_again_at) where ask_again_at is not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
