import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that were sent, by number and day, and by block of numbers and hour: against SMS pumping. */
export class CreateCodeRequestCounts1795600000004 implements MigrationInterface {
  name = 'CreateCodeRequestCounts1795600000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table code_request_counts (
        -- A keyed hash of the number, or the block as it is, which a hundred thousand numbers share.
        counted text not null,
        since timestamptz not null,
        requests integer not null constraint code_request_counts_positive check (requests > 0),
        primary key (counted, since)
      );
      create index code_request_counts_since on code_request_counts (since);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
