import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is owed what and what became of it, and the wallets they can be paid to. */
export class CreatePayeesAndLines1767225600002 implements MigrationInterface {
  name = 'CreatePayeesAndLines1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The wallet a network opened for a household. One wallet a household and network: the first one told stays.
      create table payees (
        idcs text not null,
        network text not null,
        wallet_id uuid not null,
        person_id uuid not null,
        registered_at timestamptz not null default now(),
        primary key (idcs, network)
      );

      create table lines (
        roster_id uuid not null,
        -- Also the ledger's transfer id. The same household in the same tranche has the same one in every roster.
        line_id uuid not null,
        idcs text not null,
        method text not null check (method in ('wallet', 'voucher')),
        network text not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency char(3) not null default 'MAD',
        state text not null default 'waiting' check (state in ('waiting', 'paid', 'returned')),
        -- Set when its roster starts to disburse; unique, so that a tranche pays a household from one roster only.
        is_claimed boolean not null default false,
        wallet_id uuid,
        person_id uuid,
        reason text,
        ended_at timestamptz,
        primary key (roster_id, line_id),
        foreign key (roster_id, idcs) references households,
        check (not is_claimed or method = 'voucher' or (wallet_id is not null and person_id is not null)),
        check (state = 'waiting' or is_claimed),
        check ((state = 'returned') = (reason is not null)),
        check ((state = 'waiting') = (ended_at is null))
      );
      create unique index lines_claimed on lines (line_id) where is_claimed;
      create index lines_waiting on lines (roster_id, line_id) where state = 'waiting';

      -- Child-months a roster has claimed for payment: no other roster can pay them. Written hundreds of thousands at a
      -- time by a statement that holds the roster's row, so a foreign key would only look up that same row as often.
      create table paid_months (
        programme text not null,
        massar text not null,
        month text not null,
        roster_id uuid not null,
        primary key (programme, massar, month)
      );

      create table vouchers (
        voucher_id bigint generated always as identity primary key,
        serial text not null unique check (serial ~ '^[0-9]{16,25}$'),
        line_id uuid not null unique,
        roster_id uuid not null references rosters,
        idcs text not null,
        code_hash bytea not null unique,
        code_sealed bytea not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency char(3) not null default 'MAD',
        state text not null default 'issued' check (state in ('issued', 'redeemed', 'cancelled')),
        issued_at timestamptz not null default now()
      );
      create index vouchers_of_roster on vouchers (roster_id, voucher_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
