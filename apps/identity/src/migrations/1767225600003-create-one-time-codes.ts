import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row a phone: a new code replaces the one before, and what limits the requests is in the same row. */
export class CreateOneTimeCodes1767225600003 implements MigrationInterface {
  name = 'CreateOneTimeCodes1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_time_codes (
        phone_hash bytea primary key check (octet_length(phone_hash) = 32),
        code_hash bytea not null check (octet_length(code_hash) = 32),
        expires_at timestamptz not null,
        tries_left smallint not null check (tries_left >= 0),
        used_at timestamptz,
        requested_at timestamptz[] not null check (cardinality(requested_at) > 0)
      );
      create index one_time_codes_expires_at on one_time_codes (expires_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
