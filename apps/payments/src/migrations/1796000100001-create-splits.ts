import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One amount that several are asked for; how far it has come is what its payments say. */
export class CreateSplits1796000100001 implements MigrationInterface {
  name = 'CreateSplits1796000100001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table splits (
        -- Made by the maker's device.
        split_id uuid primary key,
        request_hash text not null,
        payee_wallet_id uuid not null,
        merchant_code text,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        created_at timestamptz not null default now(),
        cancelled_at timestamptz
      );

      create table split_parts (
        split_id uuid not null references splits,
        place smallint not null check (place between 1 and 20),
        payment_id uuid not null constraint split_parts_payment unique references payments,
        primary key (split_id, place)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
