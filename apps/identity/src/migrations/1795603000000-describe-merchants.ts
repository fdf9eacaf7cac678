import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an owner may tell of the shop. `version` counts the changes. */
export class DescribeMerchants1795603000000 implements MigrationInterface {
  name = 'DescribeMerchants1795603000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table merchants
        add column trade_name_zgh text constraint merchants_trade_name_zgh check (trade_name_zgh <> ''),
        add column rc text constraint merchants_rc check (rc ~ '^[0-9]{1,10}$'),
        add column commune_code text,
        add column directions text constraint merchants_directions check (directions <> ''),
        add column latitude double precision constraint merchants_latitude check (latitude between 20 and 36),
        add column longitude double precision constraint merchants_longitude check (longitude between -18 and 0),
        add column version integer not null default 1 constraint merchants_version check (version > 0),
        add constraint merchants_point_whole check ((latitude is null) = (longitude is null));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
