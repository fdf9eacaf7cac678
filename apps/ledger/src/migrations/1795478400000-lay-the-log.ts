import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log: one line of numbers, without a gap, over everything that happens in a ledger.
 *
 * A number is `yyyymm × 10¹³ + n`, n counting on over the months: the month of a number can be read off it, so what is
 * partitioned by number is partitioned by month. Every number is one of: a leg, a leg of a hold, the end of a hold, an
 * event of an account, a refusal. Each flush (one commit) covers a range of numbers and carries a hash over all of them
 * and the hash before it.
 */
export class LayTheLog1795478400000 implements MigrationInterface {
  readonly name = 'LayTheLog1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    // The first form of the ledger steps aside; a later migration carries its rows over.
    await runner.query('create schema first_form');
    for (const table of ['accounts', 'transfers', 'entries']) {
      await runner.query(`alter table ${table} set schema first_form`);
    }
    await runner.query('drop function post_transfers');
    await this.createHead(runner);
    await this.createAccounts(runner);
    await this.createTransfers(runner);
    await this.createHolds(runner);
    await this.createMonths(runner);
    await this.refuseChanges(runner);
  }

  private async createHead(runner: QueryRunner): Promise<void> {
    // The one row that every writer locks first: commits are in the order of the log.
    await runner.query(`
      create table ledger_head (
        is_only boolean primary key default true,
        last_no bigint not null,
        hash bytea not null,
        posted_at timestamptz not null,
        constraint ledger_head_only check (is_only),
        constraint ledger_head_hash check (length(hash) = 32)
      ) with (fillfactor = 10)
    `);
    await runner.query(
      `insert into ledger_head (last_no, hash, posted_at) values (0, sha256('hanout ledger 1'), 'epoch')`,
    );
    await runner.query(`
      create table flushes (
        first_no bigint primary key,
        last_no bigint not null,
        posted_at timestamptz not null,
        hash bytea not null,
        constraint flushes_range check (last_no >= first_no),
        constraint flushes_hash check (length(hash) = 32)
      ) partition by range (first_no)
    `);
    await runner.query('create index flushes_posted_at on flushes (posted_at, first_no)');
  }

  private async createAccounts(runner: QueryRunner): Promise<void> {
    // There is no check on the ceiling: a cap may be lowered under a balance, which then can only go down.
    // fillfactor leaves room for totals to be updated within the page, without touching an index.
    await runner.query(`
      create table accounts (
        account_no bigint primary key,
        account_id uuid not null unique,
        shard smallint not null,
        kind text not null,
        network text,
        currency text not null,
        status text not null default 'open',
        floor_minor bigint,
        ceiling_minor bigint,
        debits_posted_minor bigint not null default 0,
        credits_posted_minor bigint not null default 0,
        debits_pending_minor bigint not null default 0,
        credits_pending_minor bigint not null default 0,
        last_no bigint not null default 0,
        opening_hash bytea not null,
        opened_at timestamptz not null,
        constraint accounts_kind check (kind in ('customer', 'merchant', 'agent_float', 'network_position',
          'fee_income', 'programme_fund', 'voucher_liability', 'safeguarding_mirror', 'suspense', 'clearing')),
        constraint accounts_currency check (currency ~ '^[A-Z]{3}$'),
        constraint accounts_status check (status in ('open', 'frozen', 'closed')),
        constraint accounts_shard check (shard between 0 and 1023),
        constraint accounts_totals check (debits_posted_minor >= 0 and credits_posted_minor >= 0
          and debits_pending_minor >= 0 and credits_pending_minor >= 0),
        constraint accounts_floor check (credits_posted_minor - debits_posted_minor - debits_pending_minor >= floor_minor),
        constraint accounts_bounds check (floor_minor <= ceiling_minor),
        constraint accounts_opening_hash check (length(opening_hash) = 32)
      ) with (fillfactor = 50)
    `);
    await runner.query(`
      create table account_events (
        no bigint primary key,
        account_no bigint not null,
        event text not null,
        change_id uuid not null unique,
        content_hash bytea not null,
        status text not null,
        floor_minor bigint,
        ceiling_minor bigint,
        reason text,
        posted_at timestamptz not null,
        constraint account_events_event check (event in ('opened', 'changed')),
        constraint account_events_status check (status in ('open', 'frozen', 'closed'))
      )
    `);
    await runner.query('create index account_events_of_account on account_events (account_no, no)');
    // What an account had moved by the end of a month: written by its first posting in a later one.
    await runner.query(`
      create table month_balances (
        account_no bigint not null,
        month integer not null,
        debits_posted_minor bigint not null,
        credits_posted_minor bigint not null,
        primary key (account_no, month)
      )
    `);
  }

  private async createTransfers(runner: QueryRunner): Promise<void> {
    // Every id that was ever decided, with its answer. Small and kept for ever, also when old months are gone.
    await runner.query(`
      create table decisions (
        transfer_id uuid primary key,
        no bigint not null,
        content_hash bytea not null,
        reason text,
        posted_at timestamptz not null,
        constraint decisions_content_hash check (length(content_hash) = 16)
      )
    `);
    await runner.query(
      'create index decisions_no on decisions using brin (no) with (pages_per_range = 32, autosummarize = on)',
    );
    // No foreign keys here: they cost a third of the posting speed, the one function that writes legs holds both
    // accounts when it does, and the verification finds a leg without its account or decision.
    await runner.query(`
      create table legs (
        no bigint primary key,
        transfer_id uuid not null,
        debit_no bigint not null,
        credit_no bigint not null,
        amount_minor bigint not null,
        debit_after_minor bigint not null,
        credit_after_minor bigint not null,
        posted_at timestamptz not null,
        leg_no smallint not null,
        kind text not null,
        reference text,
        constraint legs_leg check (leg_no > 0 and debit_no <> credit_no),
        constraint legs_amount check (amount_minor > 0)
      ) partition by range (no)
    `);
    await runner.query('create index legs_debit on legs (debit_no, no)');
    await runner.query('create index legs_credit on legs (credit_no, no)');
    await runner.query(`
      create table reversals (
        original_id uuid primary key,
        reversal_id uuid not null,
        no bigint not null unique
      )
    `);
    await runner.query(`
      create view entries as
        select no as entry_id, transfer_id, leg_no, debit_no as account_no, credit_no as counter_account_no,
            'debit' as direction, amount_minor, debit_after_minor as balance_after_minor, kind, reference, posted_at
          from legs
        union all
        select no, transfer_id, leg_no, credit_no, debit_no, 'credit', amount_minor, credit_after_minor, kind, reference,
            posted_at
          from legs
    `);
  }

  private async createHolds(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table holds (
        transfer_id uuid primary key,
        no bigint not null,
        state text not null default 'held',
        expires_at timestamptz,
        ended_no bigint,
        constraint holds_state check (state in ('held', 'posted', 'voided', 'expired')),
        constraint holds_ended check ((state = 'held') = (ended_no is null))
      ) with (fillfactor = 80)
    `);
    await runner.query(`create index holds_expiring on holds (expires_at) where state = 'held'`);
    await runner.query(`
      create table hold_legs (
        no bigint primary key,
        transfer_id uuid not null,
        leg_no smallint not null,
        debit_no bigint not null,
        credit_no bigint not null,
        amount_minor bigint not null,
        kind text not null,
        reference text,
        expires_at timestamptz,
        posted_at timestamptz not null,
        constraint hold_legs_leg check (leg_no > 0 and debit_no <> credit_no),
        constraint hold_legs_amount check (amount_minor > 0)
      ) partition by range (no)
    `);
    await runner.query(`
      create table hold_ends (
        no bigint primary key,
        hold_id uuid not null,
        transfer_id uuid,
        ending text not null,
        posted_at timestamptz not null,
        constraint hold_ends_ending check (ending in ('posted', 'voided', 'expired'))
      ) partition by range (no)
    `);
  }

  private async createMonths(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function month_of(p_at timestamptz) returns integer language sql immutable parallel safe as $$
        select extract(year from p_at at time zone 'UTC')::integer * 100
          + extract(month from p_at at time zone 'UTC')::integer
      $$
    `);
    // Made apart and attached, so that nobody who posts or reads waits for it.
    await runner.query(`
      create function ensure_month(p_month integer) returns void language plpgsql as $$
      declare
        c_month constant bigint := 10000000000000;
        v_next integer := case when p_month % 100 = 12 then p_month + 89 else p_month + 1 end;
        v_table text;
        v_part text;
      begin
        if to_regclass('legs_' || p_month) is not null then return; end if;
        perform pg_advisory_xact_lock(hashtext('ledger:ensure_month'));
        foreach v_table in array array['flushes', 'hold_legs', 'hold_ends', 'legs'] loop
          v_part := v_table || '_' || p_month;
          if to_regclass(v_part) is not null then continue; end if;
          execute format('create table %I (like %I including defaults including constraints)', v_part, v_table);
          execute format('alter table %I attach partition %I for values from (%s) to (%s)',
            v_table, v_part, p_month * c_month, v_next * c_month);
          execute format('create trigger append_only before update or delete or truncate on %I
            for each statement execute function refuse_change()', v_part);
        end loop;
      end $$
    `);
    // What is detached stays as tables of its own, to be dumped and dropped. Balances do not need it any more, but an
    // open hold needs its legs.
    await runner.query(`
      create function archive_month(p_month integer) returns void language plpgsql as $$
      declare
        c_month constant bigint := 10000000000000;
        v_table text;
      begin
        if p_month >= (select last_no / c_month from ledger_head) then
          raise exception 'month % is not over', p_month;
        end if;
        if exists (select from holds where state = 'held' and no / c_month = p_month) then
          raise exception 'month % has holds that are not settled', p_month;
        end if;
        -- What a month ended with is found through the months after it.
        if exists (select from pg_inherits
            where inhparent = 'legs'::regclass and right(inhrelid::regclass::text, 6)::integer < p_month) then
          raise exception 'month % is not the oldest', p_month;
        end if;
        foreach v_table in array array['flushes', 'hold_legs', 'hold_ends', 'legs'] loop
          execute format('alter table %I detach partition %I', v_table, v_table || '_' || p_month);
        end loop;
      end $$
    `);
  }

  private async refuseChanges(runner: QueryRunner): Promise<void> {
    const appendOnly = [
      'flushes',
      'legs',
      'hold_legs',
      'hold_ends',
      'decisions',
      'reversals',
      'account_events',
    ];
    for (const table of [...appendOnly, 'month_balances']) {
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
