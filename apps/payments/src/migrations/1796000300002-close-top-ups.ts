import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A top-up that was proposed may be rejected, or withdrawn by who proposed it; its deposit is free again then. */
export class CloseTopUps1796000300002 implements MigrationInterface {
  name = 'CloseTopUps1796000300002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table float_top_ups
        -- Who proposed it has withdrawn it, another has rejected it.
        add column closed_by uuid,
        add column closed_at timestamptz,
        add column closing_reason text,
        add check ((closed_by is null) = (closed_at is null) and (closed_by is null) = (closing_reason is null)),
        add constraint float_top_ups_one_end check (closed_by is null or approved_by is null),
        drop constraint float_top_ups_deposit_once;
      create unique index float_top_ups_deposit_once on float_top_ups (bank_reference)
        where closed_by is null and refusal is null;

      drop index float_top_ups_open;
      create index float_top_ups_open on float_top_ups (proposed_at)
        where posted_at is null and refusal is null and closed_by is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
