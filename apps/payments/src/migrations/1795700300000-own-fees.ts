import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a fee is collected, and whose it is. */
export class OwnFees1795700300000 implements MigrationInterface {
  name = 'OwnFees1795700300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table published_schedules add column terms jsonb not null
        default '{"collection": "with_payment", "interchangeBps": 0, "shares": []}';
      alter table published_schedules alter column terms drop default;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
