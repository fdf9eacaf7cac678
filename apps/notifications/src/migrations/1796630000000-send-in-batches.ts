import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * That messages are being sent is one row for all that go together, and no longer a writing of each with an entry in
 * every index. What was told of a fact is found by its ids, which follow from it.
 */
export class SendInBatches1796630000000 implements MigrationInterface {
  name = 'SendInBatches1796630000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sendings (
        sending_id uuid primary key,
        delivery_ids uuid[] not null,
        -- When it is over whatever became of it: who sent it must have died.
        until timestamptz not null
      );
      insert into sendings (sending_id, delivery_ids, until)
        select gen_random_uuid(), array_agg(delivery_id), max(next_attempt_at) from deliveries where state = 'sending'
        having count(*) > 0;
      -- A try is counted when it is over.
      update deliveries set state = 'retry', attempts = attempts - 1 where state = 'sending';

      drop index deliveries_to_send;
      create index deliveries_to_send on deliveries (rank, next_attempt_at, delivery_id)
        where state in ('queued', 'retry');
      drop index deliveries_of_fact;
      alter table deliveries
        drop constraint deliveries_state,
        add constraint deliveries_state check (state in ('queued', 'retry', 'delivered', 'parked', 'dropped'));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
