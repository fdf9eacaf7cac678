import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger's no is final for its transfer id, so what is tried again is tried under a new one. */
export class NumberAttempts1795478400000 implements MigrationInterface {
  name = 'NumberAttempts1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The attempt that is asked for now. The transfer id of attempt 0 is the row's own id, that of the others is worked
      -- out of both (src/accounts/transfer-id.ts). Raised only after the ledger's no to the attempt before.
      alter table lines add column attempt integer not null default 0 check (attempt >= 0);
      alter table fundings add column attempt integer not null default 0 check (attempt >= 0);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
