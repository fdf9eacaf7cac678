import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSchedules1767225600000 implements MigrationInterface {
  name = 'CreateSchedules1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table schedules (
        schedule_id uuid primary key,
        product text not null,
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        payer text not null check (payer in ('payer', 'payee')),
        effective_from timestamptz not null,
        source text not null,
        bands jsonb not null check (jsonb_array_length(bands) > 0),
        state text not null check (state in ('proposed', 'published')),
        proposed_by uuid not null,
        proposed_at timestamptz not null default now(),
        approved_by uuid,
        approved_at timestamptz,
        constraint schedules_published_by_another check (
          (state = 'proposed' and approved_by is null and approved_at is null)
          or (state = 'published' and approved_by <> proposed_by and approved_at is not null)
        )
      );
      -- Two prices from the same instant would leave it to chance which one is paid.
      create unique index schedules_in_force on schedules (product, currency, effective_from) where state = 'published';
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
