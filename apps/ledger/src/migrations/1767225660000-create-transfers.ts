import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTransfers1767225660000 implements MigrationInterface {
  readonly name = 'CreateTransfers1767225660000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table transfers (
        transfer_id uuid primary key,
        kind text not null,
        reference text,
        content_hash bytea not null,
        currency text not null,
        posted_at timestamptz not null,
        constraint transfers_currency check (currency ~ '^[A-Z]{3}$'),
        constraint transfers_content_hash check (length(content_hash) = 32)
      )
    `);
    // No foreign keys here: they cost a quarter of the posting speed, the one function that writes entries holds
    // both rows when it does, and the proof finds an entry without its account or transfer.
    await runner.query(`
      create table entries (
        entry_id bigint generated always as identity primary key,
        transfer_id uuid not null,
        leg_no smallint not null,
        account_id uuid not null,
        counter_account_id uuid not null,
        direction text not null,
        amount_minor bigint not null,
        balance_after_minor bigint not null,
        posted_at timestamptz not null,
        constraint entries_leg check (leg_no > 0 and account_id <> counter_account_id),
        constraint entries_direction check (direction in ('debit', 'credit')),
        constraint entries_amount check (amount_minor > 0)
      )
    `);
    // One index for the day and for the cursor: within an account posted_at never goes back as entry_id goes up.
    await runner.query('create index entries_of_account on entries (account_id, posted_at, entry_id)');
    await this.refuseChanges(runner);
  }

  private async refuseChanges(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$
    `);
    for (const table of ['transfers', 'entries']) {
      await runner.query(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()
      `);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
