import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What payers without a smartphone tell a shop: of a wallet one code at a time, by a keyed hash. */
export class CreateAuthorisationCodes1795800600002 implements MigrationInterface {
  name = 'CreateAuthorisationCodes1795800600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table authorisation_codes (
        payer_wallet_id uuid primary key,
        person_id uuid not null,
        -- Of the payment, too.
        code_id uuid not null constraint authorisation_codes_id unique,
        code_hash bytea not null check (octet_length(code_hash) = 32),
        ceiling_minor bigint not null check (ceiling_minor > 0),
        currency text not null,
        expires_at timestamptz not null,
        -- Told by shops, right or wrong.
        tries integer not null default 0,
        used_at timestamptz
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
