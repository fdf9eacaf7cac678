import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a float was low when it was last looked at. A new one has nothing: nobody is told of that. */
export class WatchFloats1796000300001 implements MigrationInterface {
  name = 'WatchFloats1796000300001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table floats
        add column is_low boolean not null default true,
        -- How often that has changed: who read it before a change changes nothing.
        add column turns integer not null default 0;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
