import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWalletsAndMerchants1767225600000 implements MigrationInterface {
  name = 'CreateWalletsAndMerchants1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table wallets (
        wallet_id uuid primary key,
        person_id uuid not null,
        kind text not null check (kind in ('customer', 'merchant')),
        network text not null,
        tier smallint not null check (tier between 1 and 3),
        known_at timestamptz not null
      );

      create table merchants (
        code text primary key,
        wallet_id uuid not null references wallets,
        trade_name_ar text not null,
        trade_name_fr text not null,
        mcc text not null,
        commune text not null,
        known_at timestamptz not null
      );
      create index merchants_wallet_id on merchants (wallet_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
