import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session is a family of refresh tokens, of which one is good. Tokens are 32 random bytes and stand here as SHA-256
 * only; the successor of the token before is sealed with a key that only the holder of that token can work out.
 */
export class CreateSessions1795600000000 implements MigrationInterface {
  name = 'CreateSessions1795600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sessions (
        session_id uuid primary key,
        holder_kind text not null constraint sessions_holder_kind check (holder_kind in ('person', 'staff')),
        holder_id uuid not null,
        wallet_id uuid constraint sessions_wallet references wallets,
        device_id uuid,
        started_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz not null,
        token_hash bytea not null constraint sessions_token_unique unique
          constraint sessions_token_length check (octet_length(token_hash) = 32),
        previous_hash bytea constraint sessions_previous_unique unique
          constraint sessions_previous_length check (octet_length(previous_hash) = 32),
        successor_sealed bytea,
        revoked_at timestamptz,
        revoked_reason text
          constraint sessions_revoked_reason check (revoked_reason in ('by_holder', 'device_removed', 'token_reused', 'by_operator')),
        constraint sessions_revoked_whole check ((revoked_at is null) = (revoked_reason is null)),
        constraint sessions_previous_whole check ((previous_hash is null) = (successor_sealed is null)),
        constraint sessions_wallet_of_person check ((holder_kind = 'person') = (wallet_id is not null))
      );
      create index sessions_holder on sessions (holder_id, started_at desc) where revoked_at is null;
      create index sessions_device on sessions (device_id) where device_id is not null;
      create index sessions_expires_at on sessions (expires_at);

      -- What was given out before: whoever shows one of these has a copy.
      create table spent_refresh_tokens (
        token_hash bytea primary key,
        session_id uuid not null constraint spent_refresh_tokens_session references sessions on delete cascade,
        spent_at timestamptz not null
      );
      create index spent_refresh_tokens_session_id on spent_refresh_tokens (session_id);
      create index spent_refresh_tokens_spent_at on spent_refresh_tokens (spent_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
