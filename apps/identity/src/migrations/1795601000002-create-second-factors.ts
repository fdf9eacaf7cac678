import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff prove themselves with besides a password, and how often somebody has tried. */
export class CreateSecondFactors1795601000002 implements MigrationInterface {
  name = 'CreateSecondFactors1795601000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_totp (
        staff_id uuid primary key constraint staff_totp_staff references staff,
        secret_sealed bytea not null,
        key_id text not null,
        started_at timestamptz not null,
        confirmed_at timestamptz,
        -- The 30 seconds of the last code that was taken: neither it nor an earlier one is taken again.
        last_step bigint not null default 0
      );

      create table staff_recovery_codes (
        staff_id uuid not null constraint staff_recovery_codes_staff references staff,
        code_hash bytea not null,
        used_at timestamptz,
        constraint staff_recovery_codes_pkey primary key (staff_id, code_hash)
      );

      create table staff_passkeys (
        credential_id text primary key,
        staff_id uuid not null constraint staff_passkeys_staff references staff,
        public_key bytea not null,
        counter bigint not null constraint staff_passkeys_counter check (counter >= 0),
        transports text[] not null,
        registered_at timestamptz not null,
        last_used_at timestamptz
      );
      create index staff_passkeys_staff_id on staff_passkeys (staff_id);

      -- Of a registration: for whom; of a sign-in nobody knows yet.
      create table passkey_challenges (
        challenge text primary key,
        staff_id uuid,
        expires_at timestamptz not null
      );
      create index passkey_challenges_expires_at on passkey_challenges (expires_at);

      create table sign_in_attempts (
        subject_hash bytea primary key constraint sign_in_attempts_hash check (octet_length(subject_hash) = 32),
        tries integer not null,
        last_at timestamptz not null,
        locked_until timestamptz not null
      );
      create index sign_in_attempts_last_at on sign_in_attempts (last_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
