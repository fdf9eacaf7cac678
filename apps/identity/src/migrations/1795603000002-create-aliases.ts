import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a phone number leads to, and who has agreed that it may be asked. */
export class CreateAliases1795603000002 implements MigrationInterface {
  name = 'CreateAliases1795603000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A number that moved to another person leaves the one before without any.
      alter table people alter column phone_hash drop not null, alter column phone_sealed drop not null,
        add column commune_code text;

      create table aliases (
        alias_id uuid primary key,
        phone_hash bytea not null constraint aliases_phone_length check (octet_length(phone_hash) = 32),
        person_id uuid not null constraint aliases_person references people,
        wallet_id uuid not null constraint aliases_wallet references wallets,
        is_default boolean not null,
        created_at timestamptz not null,
        frozen_at timestamptz,
        ended_at timestamptz,
        ended_reason text constraint aliases_ended_reason check (ended_reason in ('by_holder', 'number_moved')),
        constraint aliases_ended_whole check ((ended_at is null) = (ended_reason is null))
      );
      create unique index aliases_wallet_once on aliases (phone_hash, wallet_id) where ended_at is null;
      create unique index aliases_default_once on aliases (phone_hash) where is_default and ended_at is null;
      create index aliases_person_id on aliases (person_id);
      create index aliases_wallet_id on aliases (wallet_id);

      -- A consent that was withdrawn stays as the trace of it.
      create table alias_consents (
        person_id uuid not null constraint alias_consents_person references people,
        given_at timestamptz not null,
        withdrawn_at timestamptz,
        constraint alias_consents_order check (withdrawn_at >= given_at)
      );
      create unique index alias_consents_once on alias_consents (person_id) where withdrawn_at is null;
      create index alias_consents_person_id on alias_consents (person_id, given_at);

      -- One row an asker: how often within the minute and the day that run now.
      create table alias_askers (
        asker_id uuid primary key,
        minute_from timestamptz not null,
        minute_count integer not null,
        day date not null,
        day_count integer not null
      );
      create index alias_askers_day on alias_askers (day);

      -- A number that moved leads to nothing until its cool-down is over.
      create table moved_numbers (
        phone_hash bytea primary key constraint moved_numbers_phone_length check (octet_length(phone_hash) = 32),
        moved_at timestamptz not null,
        listable_from timestamptz not null
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
