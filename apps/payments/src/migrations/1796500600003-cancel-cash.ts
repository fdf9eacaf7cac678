import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when and where each network lets cash be undone, and what that does to a drawer. */
export class CancelCash1796500600003 implements MigrationInterface {
  name = 'CancelCash1796500600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cancellation_rules (
        network text not null,
        effective_from date not null,
        rules jsonb not null,
        source text not null,
        primary key (network, effective_from)
      );

      alter table drawer_entries
        drop constraint drawer_entries_kind,
        add constraint drawer_entries_kind check (kind in (
          'opening', 'count', 'bank_deposit', 'bank_withdrawal', 'cash_in', 'cash_out', 'voucher', 'float_swap',
          'cash_in_cancelled', 'cash_out_cancelled'));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
