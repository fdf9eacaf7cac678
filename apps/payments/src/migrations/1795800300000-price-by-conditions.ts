import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A schedule may apply under conditions only, and may end; a wallet remembers which programmes have paid it. */
export class PriceByConditions1795800300000 implements MigrationInterface {
  name = 'PriceByConditions1795800300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table published_schedules add column effective_until timestamptz;
      alter table published_schedules add column conditions jsonb not null default '[]';
      alter table wallets add column programmes text[] not null default '{}';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
