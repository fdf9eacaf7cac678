import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettleWindows1796500300001 implements MigrationInterface {
  name = 'SettleWindows1796500300001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bank_statements (
        statement_id uuid primary key,
        account_number text not null,
        reference text not null,
        day date not null,
        currency char(3) not null,
        opening_minor bigint not null,
        closing_minor bigint not null,
        document_hash bytea not null check (length(document_hash) = 32),
        imported_by uuid not null,
        imported_at timestamptz not null default now(),
        new_entries integer not null default 0,
        settled_windows integer not null default 0,
        breaks integer not null default 0,
        unique (account_number, reference)
      );
      create index bank_statements_of_day on bank_statements (day);

      create table bank_entries (
        entry_id bigint generated always as identity primary key,
        statement_id uuid not null references bank_statements,
        account_number text not null,
        currency char(3) not null,
        entry_ref text not null,
        end_to_end_id text,
        -- Above zero: it came in.
        amount_minor bigint not null,
        booked_on date not null,
        -- The bank may tell it in several statements: it is one movement.
        unique (account_number, entry_ref)
      );

      create table settlement_instructions (
        window_id uuid primary key references settlement_windows,
        message_id text not null unique check (message_id ~ '^[A-Z0-9]{1,35}$'),
        direction text not null check (direction in ('pay', 'collect')),
        amount_minor bigint not null check (amount_minor > 0),
        document text not null,
        settled_at timestamptz,
        booked_on date,
        entry_id bigint unique references bank_entries,
        posting text check (posting in ('asked', 'posted', 'refused')),
        ask_again_at timestamptz,
        tries integer not null default 0,
        posted_at timestamptz,
        constraint settlement_instructions_settled check ((settled_at is null) = (booked_on is null)
          and (settled_at is null) = (entry_id is null) and (settled_at is null) = (posting is null)),
        constraint settlement_instructions_answered check (
          (posting is not distinct from 'asked') = (ask_again_at is not null)
          and (posting is not distinct from 'posted') = (posted_at is not null))
      );
      create index settlements_to_post on settlement_instructions (ask_again_at) where ask_again_at is not null;

      create function what_is_asked_stands() returns trigger language plpgsql as $$
      declare later constant text[] := array['settled_at', 'booked_on', 'entry_id', 'posting', 'ask_again_at', 'tries',
                                             'posted_at'];
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - later = to_jsonb(old) - later
           and (old.settled_at is null or (old.settled_at, old.entry_id) = (new.settled_at, new.entry_id)) then
          return new;
        end if;
        raise exception 'what the bank is asked never changes' using errcode = 'restrict_violation';
      end $$;
      create trigger what_is_asked_stands before update or delete on settlement_instructions
        for each row execute function what_is_asked_stands();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
