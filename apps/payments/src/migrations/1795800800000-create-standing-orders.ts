import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStandingOrders1795800800000 implements MigrationInterface {
  name = 'CreateStandingOrders1795800800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standing_orders (
        standing_order_id uuid primary key,
        person_id uuid not null,
        payer_wallet_id uuid not null,
        payee jsonb not null,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        every text not null check (every in ('day', 'week', 'month')),
        first_day date not null,
        turns integer check (turns > 0),
        note text,
        state text not null default 'active' check (state in ('active', 'cancelled', 'ended')),
        next_turn integer not null default 1,
        next_day date not null,
        tries integer not null default 0,
        paid integer not null default 0,
        missed integer not null default 0,
        last_failure text,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        check ((state = 'active') = (ended_at is null)),
        check (paid + missed = next_turn - 1)
      );
      create index standing_orders_due on standing_orders (next_day) where state = 'active';
      create index standing_orders_of_payer on standing_orders (payer_wallet_id, created_at);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
