import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddUpFeesByBand1796000000000 implements MigrationInterface {
  name = 'AddUpFeesByBand1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a shop was paid in a month of Casablanca within a band of a schedule, and what that cost it; what went back has
      -- a row of its own, so that nothing goes below zero. The product is the schedule's.
      create table fee_months (
        wallet_id uuid not null,
        -- Its first day.
        month date not null check (extract(day from month) = 1),
        schedule_id uuid not null references schedules,
        -- Its place in the schedule, from 0.
        band smallint not null,
        side text not null check (side in ('paid', 'back')),
        payments integer not null check (payments > 0),
        volume_minor bigint not null check (volume_minor > 0),
        posted_minor bigint not null check (posted_minor >= 0),
        -- In 1/10,000 of the minor unit.
        accrued numeric(28) not null check (accrued >= 0),
        primary key (wallet_id, month, schedule_id, band, side)
      -- A busy shop's row is written again and again: room beside it keeps its index still.
      ) with (fillfactor = 70);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
