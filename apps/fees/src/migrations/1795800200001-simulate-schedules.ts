import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SimulateSchedules1795800200001 implements MigrationInterface {
  name = 'SimulateSchedules1795800200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table simulations (
        simulation_id uuid primary key,
        schedule_id uuid not null references schedules,
        from_day date not null,
        to_day date not null check (to_day >= from_day),
        payments integer not null default 0,
        result jsonb,
        asked_by uuid not null,
        asked_at timestamptz not null default now()
      );
      create index simulations_running on simulations (asked_at) where result is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
