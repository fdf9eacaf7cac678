import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agents say is in their drawers, and what moved it. Entries are only added. */
export class OpenDrawers1796500600000 implements MigrationInterface {
  name = 'OpenDrawers1796500600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table drawers (
        float_id uuid primary key references floats,
        -- The sum of its entries.
        expected_minor bigint not null,
        -- At the last opening or count.
        counted_minor bigint not null check (counted_minor >= 0),
        counted_at timestamptz not null default now()
      );

      create table drawer_entries (
        entry_id uuid primary key,
        -- Given under the lock of the drawer: the order in which they happened to it.
        number bigint generated always as identity,
        float_id uuid not null references drawers,
        kind text not null constraint drawer_entries_kind check (kind in (
          'opening', 'count', 'bank_deposit', 'bank_withdrawal', 'cash_in', 'cash_out', 'voucher')),
        amount_minor bigint not null,
        counted_minor bigint check (counted_minor >= 0),
        -- Before an opening or a count; the first of a drawer has none.
        expected_minor bigint,
        declared_by uuid,
        happened_at timestamptz not null default now(),
        check ((kind in ('opening', 'count')) = (counted_minor is not null)),
        check (amount_minor = counted_minor - coalesce(expected_minor, 0)),
        check ((kind in ('opening', 'count', 'bank_deposit', 'bank_withdrawal')) = (declared_by is not null))
      );
      create index drawer_entries_page on drawer_entries (float_id, number);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
