import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A fact may be for nobody of the house: its row closes when the stream has it. */
export class SayToWhoeverListens1796500700002 implements MigrationInterface {
  name = 'SayToWhoeverListens1796500700002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop constraint outbox_open_readers_check');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
