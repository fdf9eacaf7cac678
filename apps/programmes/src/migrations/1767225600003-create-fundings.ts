import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deposits the bank has confirmed for a programme. */
export class CreateFundings1767225600003 implements MigrationInterface {
  name = 'CreateFundings1767225600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fundings (
        -- Also the ledger's transfer id.
        funding_id uuid primary key,
        programme text not null,
        bank_reference text not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency char(3) not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null default now(),
        posted_at timestamptz,
        -- Why the ledger would not take it; asked again only when somebody records it again.
        refusal text,
        unique (programme, bank_reference),
        check (posted_at is null or refusal is null)
      );
      create index fundings_to_post on fundings (recorded_at) where posted_at is null and refusal is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
