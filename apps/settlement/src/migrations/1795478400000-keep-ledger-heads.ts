import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepLedgerHeads1795478400000 implements MigrationInterface {
  name = 'KeepLedgerHeads1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    // Two heads with one number and other hashes are both kept: that they exist is the finding.
    await runner.query(`
      create table ledger_heads (
        head_id bigint generated always as identity primary key,
        ledger text not null,
        no bigint not null check (no > 0),
        hash bytea not null check (length(hash) = 32),
        at timestamptz not null,
        received_at timestamptz not null default now(),
        is_contradiction boolean not null,
        unique (ledger, no, hash)
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$;

      create trigger ledger_heads_append_only before update or delete or truncate on ledger_heads
        for each statement execute function refuse_change();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
