import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A row for each side of a network: what it collected and what it paid out are capped each for itself, and in one row
 * every collection waited for the commit of every payout, and these for each other across all networks.
 */
export class CountSidesApart1796650000000 implements MigrationInterface {
  name = 'CountSidesApart1796650000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create temporary table before on commit drop as select * from network_exposures;
      drop table network_exposures;
      create table network_exposures (
        -- The account of the network's position.
        position_id uuid not null,
        side text not null check (side in ('collected', 'paid_out')),
        unsettled_minor bigint not null default 0 check (unsettled_minor >= 0),
        -- Null: no cap is known.
        max_minor bigint check (max_minor > 0),
        -- When something had no room, for the first time since the cap or what is settled changed.
        full_at timestamptz,
        -- What was completed up to here is settled.
        settled_through timestamptz,
        primary key (position_id, side)
      );
      insert into network_exposures (position_id, side, unsettled_minor, max_minor, full_at, settled_through)
        select position_id, 'collected', collected_minor, collected_max_minor, collected_full_at, settled_through from before
        union all
        select position_id, 'paid_out', paid_out_minor, paid_out_max_minor, paid_out_full_at, settled_through from before;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
