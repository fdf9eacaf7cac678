import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CapNetworks1796500800000 implements MigrationInterface {
  name = 'CapNetworks1796500800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table settlement_terms
        -- How much may stand unsettled, in centimes; null: as much as comes.
        add column collected_max_minor bigint check (collected_max_minor > 0),
        add column paid_out_max_minor bigint check (paid_out_max_minor > 0),
        add constraint settlement_terms_caps check (
          party <> 'platform' or coalesce(collected_max_minor, paid_out_max_minor) is null);

      -- As new databases have it by settlement-terms.json: terms that stand are never seeded again.
      update settlement_terms set collected_max_minor = 5000000000, paid_out_max_minor = 5000000000
        where party <> 'platform' and proposal_id is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
