import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1767225600000 implements MigrationInterface {
  readonly name = 'CreateAccounts1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    // There is no check on the ceiling: a cap may be lowered under a balance, which then can only go down.
    // fillfactor leaves room for totals to be updated within the page, without touching an index.
    await runner.query(`
      create table accounts (
        account_id uuid primary key,
        kind text not null,
        network text,
        currency text not null,
        floor_minor bigint,
        ceiling_minor bigint,
        debits_posted_minor bigint not null default 0,
        credits_posted_minor bigint not null default 0,
        is_frozen boolean not null default false,
        opening_hash bytea not null,
        opened_at timestamptz not null default now(),
        last_posted_at timestamptz,
        constraint accounts_kind check (kind in ('customer', 'merchant', 'agent_float', 'network_position',
          'fee_income', 'programme_fund', 'voucher_liability', 'safeguarding_mirror', 'suspense')),
        constraint accounts_currency check (currency ~ '^[A-Z]{3}$'),
        constraint accounts_totals check (debits_posted_minor >= 0 and credits_posted_minor >= 0),
        constraint accounts_floor check (credits_posted_minor - debits_posted_minor >= floor_minor),
        constraint accounts_bounds check (floor_minor <= ceiling_minor),
        constraint accounts_opening_hash check (length(opening_hash) = 32)
      ) with (fillfactor = 70)
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
