import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A roster, the files it is made of while they are needed, and who approved it. */
export class CreateRosters1767225600000 implements MigrationInterface {
  name = 'CreateRosters1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rosters (
        roster_id uuid primary key,
        programme text not null,
        rule_set text not null,
        state text not null default 'uploading'
          check (state in ('uploading', 'evaluating', 'evaluated', 'approved', 'disbursing', 'closed', 'refused')),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        evaluated_at timestamptz,
        approved_at timestamptz,
        disbursed_at timestamptz,
        closed_at timestamptz,
        totals jsonb,
        problem jsonb,
        wallet_lines integer not null default 0,
        voucher_lines integer not null default 0,
        payable_minor bigint not null default 0 check (payable_minor >= 0),
        wallets_paid integer not null default 0,
        wallets_paid_minor bigint not null default 0,
        vouchers_issued integer not null default 0,
        vouchers_issued_minor bigint not null default 0,
        returned integer not null default 0,
        returned_minor bigint not null default 0,
        check ((state = 'refused') = (problem is not null)),
        check ((state in ('evaluated', 'approved', 'disbursing', 'closed')) = (totals is not null)),
        check (wallets_paid + vouchers_issued + returned <= wallet_lines + voucher_lines),
        check (wallets_paid_minor + vouchers_issued_minor + returned_minor <= payable_minor)
      );
      create index rosters_at_work on rosters (state) where state in ('evaluating', 'disbursing');

      -- Apart from the roster: an evaluation holds its roster row from start to end, and is followed meanwhile.
      create table roster_progress (
        roster_id uuid primary key references rosters,
        step text not null,
        done integer not null,
        total integer not null,
        reported_at timestamptz not null default now()
      );

      create table roster_files (
        roster_id uuid not null references rosters,
        file text not null check (file in ('households', 'pupils', 'absences')),
        pieces integer not null check (pieces >= 0),
        size_bytes bigint not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        finished_at timestamptz not null default now(),
        primary key (roster_id, file)
      );

      create table roster_pieces (
        roster_id uuid not null references rosters,
        file text not null check (file in ('households', 'pupils', 'absences')),
        piece integer not null check (piece >= 0),
        content bytea not null,
        primary key (roster_id, file, piece)
      );
      -- Sealed bytes do not compress: trying would only cost time.
      alter table roster_pieces alter column content set storage external;

      create table approvals (
        roster_id uuid not null references rosters,
        staff_id uuid not null,
        approved_at timestamptz not null default now(),
        primary key (roster_id, staff_id)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
