import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each mandate has an account of e-money in the ledger: what the agent gives out for notes, and takes in for them. */
export class OpenFloats1795800700000 implements MigrationInterface {
  name = 'OpenFloats1795800700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mandates
        add column float_id uuid constraint mandates_float_unique unique,
        -- When the ledger had opened it and the fact was written.
        add column float_opened_at timestamptz;
      update mandates set float_id = gen_random_uuid();
      alter table mandates alter column float_id set not null;
      create index mandates_float_opening on mandates (given_at) where float_opened_at is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
