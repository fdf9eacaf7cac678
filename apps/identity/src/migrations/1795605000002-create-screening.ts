import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sanctions lists as they were loaded, who was compared with them, and whom a reviewer has to look at. */
export class CreateScreening1795605000002 implements MigrationInterface {
  name = 'CreateScreening1795605000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table screening_rules (
        effective_from date constraint screening_rules_pkey primary key,
        threshold int not null constraint screening_rules_threshold check (threshold between 1 and 1000),
        source text not null constraint screening_rules_source check (source <> '')
      );

      -- Counts the lists loaded: who was screened at a lower edition is to be screened again.
      create sequence screening_editions;

      create table screening_lists (
        list_id text constraint screening_lists_pkey primary key
          constraint screening_lists_id check (list_id ~ '^[a-z0-9-]{1,40}$'),
        edition bigint not null constraint screening_lists_edition unique,
        list_date date not null,
        source text not null,
        sha256 bytea not null constraint screening_lists_sum check (octet_length(sha256) = 32),
        loaded_at timestamptz not null
      );

      create table screening_entries (
        list_id text not null constraint screening_entries_list references screening_lists on delete cascade,
        entry_id text not null,
        names text[] not null constraint screening_entries_names check (cardinality(names) > 0),
        birth_years int[] not null,
        nationality text,
        content_hash bytea not null constraint screening_entries_sum check (octet_length(content_hash) = 32),
        constraint screening_entries_pkey primary key (list_id, entry_id)
      );

      -- Apart from people, so that an enrolment writes nothing for it.
      create table screened_people (
        person_id uuid constraint screened_people_pkey primary key
          constraint screened_people_person references people on delete cascade,
        edition bigint not null,
        screened_at timestamptz not null
      );

      -- An entry that says something else now is another hit; the same again is the one that was decided.
      create table screening_hits (
        hit_id uuid constraint screening_hits_pkey primary key,
        person_id uuid not null constraint screening_hits_person references people,
        list_id text not null,
        entry_id text not null,
        content_hash bytea not null,
        score int not null constraint screening_hits_score check (score between 1 and 1000),
        state text not null constraint screening_hits_state check (state in ('open', 'cleared', 'confirmed')),
        found_at timestamptz not null,
        first_vote_by uuid,
        decided_by uuid,
        decided_at timestamptz,
        reason text,
        constraint screening_hits_once unique (person_id, list_id, entry_id, content_hash),
        constraint screening_hits_decided check ((state = 'open') = (decided_by is null)),
        constraint screening_hits_two check (state <> 'confirmed' or (first_vote_by is not null and first_vote_by <> decided_by))
      );
      create index screening_hits_queue on screening_hits (found_at, hit_id) where state = 'open';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
