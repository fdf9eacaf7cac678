import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `*_sealed` columns hold AES-256-GCM ciphertext under the row's `key_id`; `*_hash` columns hold keyed hashes.
 * No column holds a name, a card number, a phone or a register's number as it is written.
 */
export class CreatePeople1767225600000 implements MigrationInterface {
  name = 'CreatePeople1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        person_id uuid primary key,
        cin_hash bytea not null unique check (octet_length(cin_hash) = 32),
        phone_hash bytea not null unique check (octet_length(phone_hash) = 32),
        cin_sealed bytea not null,
        phone_sealed bytea not null,
        name_ar_sealed bytea not null,
        name_fr_sealed bytea not null,
        key_id text not null,
        language text not null check (language in ('ar', 'zgh', 'fr')),
        registered_at timestamptz not null
      );

      -- The wallet's id is the ledger's account id. The ceiling is kept as it was asked for, because asking the ledger
      -- again must say the same even after the tiers have changed.
      create table wallets (
        wallet_id uuid primary key,
        person_id uuid not null references people,
        network text not null,
        kind text not null check (kind in ('customer', 'merchant')),
        tier smallint not null check (tier between 1 and 3),
        ceiling_minor bigint not null check (ceiling_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        state text not null check (state in ('opening', 'open')),
        created_at timestamptz not null,
        opened_at timestamptz,
        unique (person_id, network, kind),
        check ((state = 'open') = (opened_at is not null))
      );

      create table merchants (
        code text primary key check (code ~ '^[A-Z0-9]{4,12}$'),
        wallet_id uuid not null unique references wallets,
        trade_name_ar text not null,
        trade_name_fr text not null,
        mcc text not null check (mcc ~ '^[0-9]{4}$'),
        ice text check (ice ~ '^[0-9]{15}$'),
        province text not null,
        commune text not null
      );

      create table person_references (
        scheme text not null check (scheme ~ '^[a-z_]{2,20}$'),
        value_hash bytea not null check (octet_length(value_hash) = 32),
        person_id uuid not null references people,
        value_sealed bytea not null,
        key_id text not null,
        primary key (scheme, value_hash)
      );
      create index person_references_person_id on person_references (person_id);

      -- announced_at: when the people-registered fact was written, in the same transaction that opened the wallet.
      create table enrolments (
        network text not null,
        enrolment_id text not null check (enrolment_id <> ''),
        person_id uuid not null references people,
        wallet_id uuid not null references wallets,
        content_hash bytea not null check (octet_length(content_hash) = 32),
        enrolled_at timestamptz not null,
        announced_at timestamptz,
        primary key (network, enrolment_id)
      );
      create index enrolments_person_id on enrolments (person_id);
      create index enrolments_wallet_id on enrolments (wallet_id);
      create index enrolments_to_announce on enrolments (enrolled_at) where announced_at is null;

      create table enrolment_references (
        network text not null,
        enrolment_id text not null,
        scheme text not null,
        value_hash bytea not null,
        primary key (network, enrolment_id, scheme, value_hash),
        foreign key (network, enrolment_id) references enrolments,
        foreign key (scheme, value_hash) references person_references
      );
      create index enrolment_references_reference on enrolment_references (scheme, value_hash);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
