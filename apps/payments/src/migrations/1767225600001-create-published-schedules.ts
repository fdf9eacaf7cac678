import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublishedSchedules1767225600001 implements MigrationInterface {
  name = 'CreatePublishedSchedules1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published_schedules (
        schedule_id uuid primary key,
        product text not null,
        currency text not null,
        payer text not null check (payer in ('payer', 'payee')),
        effective_from timestamptz not null,
        bands jsonb not null
      );
      create index published_schedules_in_force on published_schedules (product, currency, effective_from desc);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
