import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an instance of a ledger in several must remember of transfers that lie on more than one of them. Empty in the only
 * ledger. Not in the chain: these rows say what is still to be done, the log says what was.
 */
export class RememberCrossings1795478700000 implements MigrationInterface {
  readonly name = 'RememberCrossings1795478700000';

  async up(runner: QueryRunner): Promise<void> {
    // Where this instance is the coordinator. Decided, with the time of it, before anything is posted or voided.
    await runner.query(`
      create table crossings (
        transfer_id uuid primary key,
        content_hash bytea not null,
        transfer jsonb not null,
        state text not null default 'placing',
        reason text,
        begun_at timestamptz not null default now(),
        decided_at timestamptz,
        ended_at timestamptz,
        attempts integer not null default 0,
        next_try_at timestamptz not null,
        constraint crossings_content_hash check (length(content_hash) = 16),
        constraint crossings_state check (state in ('placing', 'posting', 'voiding', 'done', 'refused')),
        constraint crossings_reason check ((reason is not null) = (state in ('voiding', 'refused'))),
        constraint crossings_decided check ((decided_at is null) = (state = 'placing')),
        constraint crossings_ended check ((ended_at is not null) = (state in ('done', 'refused')))
      )
    `);
    await runner.query('create index crossings_open on crossings (next_try_at) where ended_at is null');
    // Under which ids the legs of halves were posted here, with the account at the far end of each that crosses.
    await runner.query(`
      create table halves (
        part_id uuid primary key,
        transfer_id uuid not null,
        counter_account_ids uuid[] not null
      )
    `);
    await runner.query(`
      create trigger halves_append_only before update or delete or truncate on halves
      for each statement execute function refuse_change()
    `);
    // Legs that could not follow the money they are taken from, as their account was frozen in between.
    await runner.query(`
      create table rests (
        transfer_id uuid primary key,
        transfer jsonb not null,
        refusals integer not null default 0,
        next_try_at timestamptz not null default now(),
        ended_at timestamptz
      )
    `);
    await runner.query('create index rests_open on rests (next_try_at) where ended_at is null');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
