import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CloseWindows1796500300000 implements MigrationInterface {
  name = 'CloseWindows1796500300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement_terms (
        -- A network, or 'platform', which holds the pooled account.
        party text not null,
        effective_from date not null,
        cut_offs text[] not null constraint settlement_terms_cut_offs check ((party = 'platform') = (cut_offs = '{}')),
        account_number text not null,
        account_institution text not null,
        source text not null check (source <> ''),
        -- Absent: it came with the platform.
        proposal_id uuid references proposals,
        primary key (party, effective_from)
      );

      create table settlement_windows (
        window_id uuid primary key,
        network text not null,
        currency char(3) not null,
        -- Of the cut-off.
        business_day date not null,
        opens_at timestamptz,
        cut_off_at timestamptz not null check (cut_off_at > opens_at),
        grants_minor bigint check (grants_minor >= 0),
        payments_in_minor bigint check (payments_in_minor >= 0),
        payments_out_minor bigint check (payments_out_minor >= 0),
        movements bigint,
        late_movements bigint check (late_movements between 0 and movements),
        -- Null only within the transaction that closes it.
        closed_at timestamptz,
        unique (network, currency, cut_off_at),
        constraint settlement_windows_closed check ((closed_at is null) = (movements is null)
          and (closed_at is null) = (grants_minor is null) and (closed_at is null) = (payments_in_minor is null)
          and (closed_at is null) = (payments_out_minor is null) and (closed_at is null) = (late_movements is null))
      );
      create index settlement_windows_of_day on settlement_windows (business_day);

      create function closed_window_stands() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.closed_at is null then return new; end if;
        raise exception 'a closed window never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger closed_window_stands before update or delete on settlement_windows
        for each row execute function closed_window_stands();

      alter table movements add column window_id uuid references settlement_windows;
      create index movements_waiting on movements (network, moved_at) where window_id is null;
      create index movements_of_window on movements (window_id) where window_id is not null;

      create function movement_enters_one_window() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.window_id is null
           and to_jsonb(new) - 'window_id' = to_jsonb(old) - 'window_id' then return new; end if;
        raise exception 'a movement enters one window and never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger movement_enters_one_window before update or delete on movements
        for each row execute function movement_enters_one_window();

      create table breaks (
        break_id uuid primary key,
        kind text not null,
        subject_id text not null,
        network text,
        evidence jsonb not null,
        opened_at timestamptz not null default now(),
        unique (kind, subject_id)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
