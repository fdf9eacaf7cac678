import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What no fact has told of yet waits in a table of its own, with the references that the enrolment brought, and leaves it
 * with the fact. As a mark on the enrolment it rewrote four indexes for each, and the references were kept for good.
 */
export class QueueAnnouncements1796100000002 implements MigrationInterface {
  name = 'QueueAnnouncements1796100000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index enrolments_to_announce;
      create table enrolments_to_announce (
        network text not null,
        enrolment_id text not null,
        wallet_id uuid not null,
        enrolled_at timestamptz not null,
        -- [{"scheme", "hash"}]: keys of person_references, the hash in hex.
        brought json not null,
        primary key (network, enrolment_id)
      );
      insert into enrolments_to_announce (network, enrolment_id, wallet_id, enrolled_at, brought)
        select network, enrolment_id, wallet_id, enrolled_at,
               (select coalesce(json_agg(json_build_object('scheme', scheme, 'hash', encode(value_hash, 'hex'))), '[]')
                  from enrolment_references brought
                 where brought.network = enrolments.network and brought.enrolment_id = enrolments.enrolment_id)
          from enrolments where announced_at is null;
      drop table enrolment_references;
      -- Whose an enrolment is, its wallet says.
      alter table enrolments drop column announced_at, drop column person_id;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
