import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is assumed of a payday. */
export class ForecastCash1796500600004 implements MigrationInterface {
  name = 'ForecastCash1796500600004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table forecast_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
