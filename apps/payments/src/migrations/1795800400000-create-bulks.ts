import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many payments from one file. What came of a line is what came of its payment; it is kept in one place. */
export class CreateBulks1795800400000 implements MigrationInterface {
  name = 'CreateBulks1795800400000';

  async up(runner: QueryRunner): Promise<void> {
    const checks: { conname: string }[] = await runner.query(
      `select conname from pg_constraint where conrelid = 'payments'::regclass and contype = 'c'
          and pg_get_constraintdef(oid) ~ 'cash_in'`,
    );
    for (const { conname } of checks) await runner.query(`alter table payments drop constraint "${conname}"`);
    await runner.query(`
      alter table payments add constraint payments_kind check (kind in (
        'merchant_payment', 'person_to_person', 'supplier_payment', 'business_to_person', 'bill_payment', 'cash_in',
        'cash_out', 'refund', 'recall', 'reversal'));

      -- Each move is written by the statement that writes its payment: looking it up again cost a quarter of both.
      alter table payment_moves drop constraint payment_moves_payment_id_fkey;

      create table bulks (
        bulk_id uuid primary key,
        payer_wallet_id uuid not null references wallets,
        merchant_code text not null references merchants,
        file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
        is_again boolean not null,
        state text not null default 'uploading' constraint bulks_state
          check (state in ('uploading', 'refused', 'proposed', 'rejected', 'expired', 'paying', 'ended')),
        reason text not null check (reason <> ''),
        created_by uuid not null,
        -- In milliseconds: the ids of its payments are worked out of it.
        created_at timestamptz not null default date_trunc('milliseconds', now()),
        lines integer not null default 0,
        payees integer not null default 0,
        problems integer not null default 0,
        amount_minor bigint not null default 0,
        payer_fees_minor bigint not null default 0,
        payee_fees_minor bigint not null default 0,
        attempt integer not null default 1,
        -- Lines of this attempt up to here are opened, or were refused before that.
        opened_line integer not null default 0,
        ended_at timestamptz,
        check ((state = 'ended') = (ended_at is not null))
      );
      -- The same file of the same payer is paid once, unless somebody says that it is meant.
      create unique index bulks_same_file on bulks (payer_wallet_id, file_sha256)
        where not is_again and state not in ('refused', 'rejected', 'expired');
      create index bulks_paying on bulks (bulk_id) where state = 'paying';

      create table bulk_pieces (
        bulk_id uuid not null references bulks,
        piece integer not null,
        content bytea not null,
        primary key (bulk_id, piece)
      );

      create table bulk_lines (
        bulk_id uuid not null references bulks,
        line integer not null,
        reference text not null,
        -- Worked out of bulk, line and attempt.
        payment_id uuid not null unique,
        attempt integer not null default 1,
        kind text not null,
        merchant_code text,
        payee_wallet_id uuid not null,
        amount_minor bigint not null check (amount_minor > 0),
        -- As it was shown to whoever approved.
        schedule_id uuid not null,
        fee_minor bigint not null,
        fee_side text not null,
        accrued numeric(22) not null,
        shares jsonb not null,
        note text,
        -- Why there is no payment: refused before it was opened.
        failure text,
        primary key (bulk_id, line),
        -- In this order it is never taken for the way to the next lines.
        unique (reference, bulk_id)
      );

      create table bulk_problems (
        bulk_id uuid not null references bulks,
        line integer not null,
        place integer not null,
        problem jsonb not null,
        primary key (bulk_id, line, place)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
