import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDevices1795600000003 implements MigrationInterface {
  name = 'CreateDevices1795600000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table device_challenges (
        session_id uuid primary key constraint device_challenges_session references sessions on delete cascade,
        challenge text not null,
        expires_at timestamptz not null
      );

      create table devices (
        device_id uuid primary key,
        person_id uuid not null constraint devices_person references people,
        name text not null constraint devices_name check (name <> ''),
        public_key jsonb not null,
        registered_at timestamptz not null,
        removed_at timestamptz
      );
      create index devices_person_id on devices (person_id, registered_at desc);
      alter table sessions add constraint sessions_device_known foreign key (device_id) references devices;

      -- The consent to one payment, for ever: asking again gives it again, and a nonce of a device serves once.
      create table payment_authorisations (
        payment_id uuid primary key,
        person_id uuid not null constraint payment_authorisations_person references people,
        content_hash bytea not null constraint payment_authorisations_content check (octet_length(content_hash) = 32),
        method text not null constraint payment_authorisations_method check (method in ('pin', 'device')),
        device_id uuid constraint payment_authorisations_device references devices,
        nonce text,
        authorised_at timestamptz not null,
        constraint payment_authorisations_nonce_once unique (device_id, nonce),
        constraint payment_authorisations_of_device check ((method = 'device') = (device_id is not null and nonce is not null))
      );

      -- What people let their devices sign for on a day.
      create table device_spending (
        person_id uuid not null constraint device_spending_person references people,
        day date not null,
        currency text not null,
        spent_minor bigint not null constraint device_spending_positive check (spent_minor > 0),
        primary key (person_id, day, currency)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
