import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A cool-down keeps the limits it began with: a later rule changes none that runs. */
export class CreateCoolDowns1795600000002 implements MigrationInterface {
  name = 'CreateCoolDowns1795600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cool_down_rules (
        reason text not null constraint cool_down_rules_reason check (reason in ('new_device', 'sim_change', 'pin_reset')),
        effective_from date not null,
        hours integer not null constraint cool_down_rules_hours check (hours > 0),
        per_payment_minor bigint not null constraint cool_down_rules_per_payment check (per_payment_minor > 0),
        per_day_minor bigint not null constraint cool_down_rules_per_day check (per_day_minor > 0),
        currency text not null constraint cool_down_rules_currency check (currency ~ '^[A-Z]{3}$'),
        basis text not null constraint cool_down_rules_basis check (basis <> ''),
        source text not null constraint cool_down_rules_source check (source <> ''),
        primary key (reason, effective_from)
      );

      create table cool_downs (
        person_id uuid not null constraint cool_downs_person references people,
        reason text not null,
        -- What it began with: a device, a session, a report.
        cause_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null constraint cool_downs_order check (ends_at > starts_at),
        per_payment_minor bigint not null,
        per_day_minor bigint not null,
        currency text not null,
        primary key (person_id, reason, cause_id)
      );
      create index cool_downs_running on cool_downs (person_id, ends_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
