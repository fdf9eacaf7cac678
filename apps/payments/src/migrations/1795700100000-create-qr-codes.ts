import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes made for one payment; a printed code is worked out and kept nowhere. */
export class CreateQrCodes1795700100000 implements MigrationInterface {
  name = 'CreateQrCodes1795700100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table qr_codes (
        -- Made by the shop's device.
        qr_code_id uuid primary key,
        -- What stands in the code.
        reference text not null unique,
        merchant_code text not null references merchants,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        made_by uuid not null,
        made_at timestamptz not null default now(),
        expires_at timestamptz not null,
        -- The payment that used it, the last of them when earlier ones failed.
        payment_id uuid unique references payments
      );
      alter table quotes add column channel text not null, add column qr_code_id uuid references qr_codes;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
