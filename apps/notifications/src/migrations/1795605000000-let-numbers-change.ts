import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person may lose a number, and what was heard first is not always what happened last. */
export class LetNumbersChange1795605000000 implements MigrationInterface {
  name = 'LetNumbersChange1795605000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table contacts alter column phone_sealed drop not null;
      -- When the number last changed; null while it is the one the person was registered with.
      alter table contacts add column number_changed_at timestamptz;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
