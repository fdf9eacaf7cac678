import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A schedule may apply under conditions only, and may end. */
export class PriceByConditions1795800200000 implements MigrationInterface {
  name = 'PriceByConditions1795800200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table schedules add column effective_until timestamptz check (effective_until > effective_from);
      alter table schedules add column conditions jsonb not null default '[]'
        check (jsonb_typeof(conditions) = 'array');
      alter table schedules alter column conditions drop default;
      drop index schedules_in_force;
      -- Of two that are as specific as each other and begin together, chance would pick the price.
      create unique index schedules_in_force
        on schedules (product, currency, effective_from, conditions, (effective_until is not null))
        where state = 'published';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
