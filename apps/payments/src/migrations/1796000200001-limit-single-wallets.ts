import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What two people decided for one wallet, from a day on; without amounts: its tier's limits again. */
export class LimitSingleWallets1796000200001 implements MigrationInterface {
  name = 'LimitSingleWallets1796000200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table wallet_limits (
        -- The proposal's.
        decision_id uuid primary key,
        wallet_id uuid not null references wallets,
        effective_from date not null,
        per_operation_minor bigint check (per_operation_minor > 0),
        daily_minor bigint check (daily_minor >= per_operation_minor),
        monthly_minor bigint check (monthly_minor >= daily_minor),
        source text not null check (source <> ''),
        decided_at timestamptz not null default clock_timestamp(),
        check (num_nulls(per_operation_minor, daily_minor, monthly_minor) in (0, 3))
      );
      create index wallet_limits_of on wallet_limits (wallet_id, effective_from, decided_at);

      -- The same for whoever opens a payment: he reads the wallet anyway, and no more than before.
      alter table wallets add column own_limits jsonb;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
