import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePositions1767225600000 implements MigrationInterface {
  name = 'CreatePositions1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table movements (
        movement_id uuid not null,
        network text not null,
        kind text not null check (kind in ('grant', 'payment_in', 'payment_out')),
        business_day date not null,
        amount_minor bigint not null check (amount_minor > 0),
        amount_currency char(3) not null,
        moved_at timestamptz not null,
        -- The same movement is counted once on each side, whatever is delivered.
        primary key (movement_id, network, kind)
      );

      create table positions (
        business_day date not null,
        network text not null,
        currency char(3) not null,
        grants_minor bigint not null default 0 check (grants_minor >= 0),
        payments_in_minor bigint not null default 0 check (payments_in_minor >= 0),
        payments_out_minor bigint not null default 0 check (payments_out_minor >= 0),
        movements bigint not null default 0,
        primary key (business_day, network, currency)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
