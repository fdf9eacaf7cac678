import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that somebody brings to a counter: a keyed hash of each, and how often counters were wrong. */
export class CreateWithdrawalCodes1795800600001 implements MigrationInterface {
  name = 'CreateWithdrawalCodes1795800600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table withdrawal_codes (
        payment_id uuid primary key references payments,
        -- Whose agents may redeem it.
        network text not null,
        code_hash bytea not null constraint withdrawal_codes_hash unique check (octet_length(code_hash) = 32),
        -- Redeemed with another amount.
        tries integer not null default 0
      );

      create table counter_tries (
        counter_id uuid primary key,
        since timestamptz not null,
        tries integer not null check (tries >= 0)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
