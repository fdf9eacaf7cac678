import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Consents stay as the trace that they were given and withdrawn. Somebody erased is found by nobody: the hashes leave
 * `people`, the sealed identity stays until `kept_until` and is then emptied.
 */
export class CreatePrivacy1795604000001 implements MigrationInterface {
  name = 'CreatePrivacy1795604000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consents (
        consent_id uuid primary key,
        person_id uuid not null constraint consents_person references people,
        purpose text not null constraint consents_purpose check (purpose ~ '^[a-z_]{2,40}$'),
        version date not null,
        given_at timestamptz not null,
        withdrawn_at timestamptz,
        constraint consents_order check (withdrawn_at >= given_at)
      );
      create unique index consents_once on consents (person_id, purpose) where withdrawn_at is null;
      create index consents_person_id on consents (person_id, given_at);

      create table erasures (
        person_id uuid primary key constraint erasures_person references people,
        -- Lets an authority with the card's number find what is kept; not unique, a person may come and go twice.
        cin_hash bytea constraint erasures_cin_length check (octet_length(cin_hash) = 32),
        erased_at timestamptz not null,
        kept_until date not null,
        kept_because text not null,
        emptied_at timestamptz
      );
      create index erasures_to_empty on erasures (kept_until) where emptied_at is null;
      create index erasures_cin_hash on erasures (cin_hash);

      alter table people alter column cin_hash drop not null, alter column phone_hash drop not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
