import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A simulation that fails is tried again later, and given up after some tries. */
export class ParkSimulations1796000000002 implements MigrationInterface {
  name = 'ParkSimulations1796000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table simulations
        add column tries integer not null default 0,
        add column try_again_at timestamptz not null default now(),
        add column failure text check (failure is null or result is null);
      drop index simulations_running;
      create index simulations_running on simulations (asked_at) where result is null and failure is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
