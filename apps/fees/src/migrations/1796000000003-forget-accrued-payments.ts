import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgetAccruedPayments1796000000003 implements MigrationInterface {
  name = 'ForgetAccruedPayments1796000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accrual_retention (
        effective_from date primary key,
        days integer not null check (days > 0),
        source text not null
      );
      -- They are written day after day: this costs each of them next to nothing.
      create index accrued_payments_by_day on accrued_payments using brin (day);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
