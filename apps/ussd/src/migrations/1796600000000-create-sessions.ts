import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSessions1796600000000 implements MigrationInterface {
  name = 'CreateSessions1796600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a number chose; the number itself is nowhere but sealed.
      create table phones (
        phone_hash bytea primary key,
        language text not null check (language in ('ar', 'fr', 'zgh')),
        chosen_at timestamptz not null default now()
      );

      create table sessions (
        -- The aggregator's.
        session_id text primary key check (session_id <> '' and length(session_id) <= 100),
        phone_hash bytea not null,
        state text not null,
        -- How many inputs are used up; -1: nothing was shown yet.
        step integer not null default -1 check (step >= -1),
        -- Keyed, of those inputs: a PIN is among them.
        inputs_hash bytea not null,
        data_sealed bytea not null,
        started_at timestamptz not null default now(),
        touched_at timestamptz not null default now(),
        ended_at timestamptz,
        -- The session that goes on with it, or left it for good: the one that asked.
        followed_by text references sessions on delete set null
      );
      create index sessions_to_go_on_with on sessions (phone_hash, touched_at desc)
        where ended_at is null and followed_by is null;
      create index sessions_by_age on sessions (started_at);

      -- One answer for each step of a session, however often it is asked for.
      create table steps (
        session_id text not null references sessions on delete cascade,
        step integer not null check (step >= 0),
        inputs_hash bytea not null,
        taken_until timestamptz not null,
        reply_sealed bytea,
        primary key (session_id, step)
      );

      -- Payments that were confirmed here: written before anybody is asked to pay.
      create table wishes (
        payment_id uuid primary key,
        idempotency_key text not null unique,
        -- A number may come to somebody else; a payment stays with who made it.
        person_id uuid not null,
        what text not null check (what in ('pay', 'cash_code')),
        -- Keyed: who was to be paid.
        payee_hash bytea not null,
        amount_minor bigint not null check (amount_minor > 0),
        -- Number, caller and language, for what is done and told later.
        sealed bytea not null,
        -- asked: unknown. Only an answer ends it.
        state text not null default 'asked' check (state in ('asked', 'made', 'not_paid')),
        -- Asks that nobody has answered: while there is one, a refusal of another says nothing about it.
        unanswered integer not null default 0 check (unanswered >= 0),
        fee_minor bigint check (fee_minor >= 0),
        reference text,
        failure text,
        -- After it nothing can come of an ask that never arrived.
        priced_until timestamptz not null,
        -- The person was told "not yet", and is to hear how it ended.
        is_awaited boolean not null default false,
        told_at timestamptz,
        looks integer not null default 0 check (looks >= 0),
        next_look_at timestamptz not null,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        check ((state = 'asked') = (ended_at is null)),
        check (state <> 'not_paid' or failure is not null),
        check (state <> 'made' or reference is not null)
      );
      create index wishes_to_look_at on wishes (next_look_at) where state = 'asked';
      create index wishes_to_tell on wishes (ended_at) where is_awaited and told_at is null and state <> 'asked';
      create index wishes_of_a_person on wishes (person_id, created_at desc);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
