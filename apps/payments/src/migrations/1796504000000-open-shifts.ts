import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was at a shop's till, and when; what was sold is told by the payments. */
export class OpenShifts1796504000000 implements MigrationInterface {
  name = 'OpenShifts1796504000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table shifts (
        -- Made by the cashier's device.
        shift_id uuid primary key,
        merchant_code text not null constraint shifts_merchant references merchants,
        cashier_id uuid not null,
        opened_at timestamptz not null default now(),
        closed_at timestamptz constraint shifts_forward check (closed_at >= opened_at)
      );
      create unique index shifts_open_once on shifts (merchant_code, cashier_id) where closed_at is null;
      create index shifts_page on shifts (merchant_code, opened_at desc, shift_id desc);
      create index qr_codes_made_by on qr_codes (made_by, made_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
