import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More states than before, with what a delivery is about and until when; who wants which messages; dated rules. */
export class GiveDeliveriesALife1795700400000 implements MigrationInterface {
  name = 'GiveDeliveriesALife1795700400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 0 goes first: a code. 1: money has moved. 2 waits in quiet hours.
      alter table deliveries add column rank smallint not null default 1 constraint deliveries_rank check (rank between 0 and 2);
      update deliveries set rank = 0 where is_urgent;
      update deliveries set rank = 2 where template in ('verification_due', 'payment_requested', 'recall_requested', 'request_ended');
      drop index deliveries_to_send;
      alter table deliveries drop column is_urgent;

      alter table deliveries
        -- The payment, line or case it tells of, and the reference people read to each other.
        add column fact_id uuid,
        add column reference text,
        -- After it nobody needs the message.
        add column expires_at timestamptz,
        -- When it last began to wait: a release begins anew.
        add column queued_at timestamptz not null default now(),
        -- The provider's own code when it refused.
        add column detail text,
        drop constraint deliveries_state_check,
        drop constraint deliveries_check2,
        add constraint deliveries_state
          check (state in ('queued', 'sending', 'retry', 'delivered', 'parked', 'dropped')),
        add constraint deliveries_reason check ((state in ('parked', 'dropped')) = (reason is not null));
      update deliveries set queued_at = created_at;
      alter table deliveries alter column rank drop default;

      create index deliveries_to_send on deliveries (rank, next_attempt_at, delivery_id)
        where state in ('queued', 'sending', 'retry');
      create index deliveries_of_fact on deliveries (fact_id) where fact_id is not null;
      create index deliveries_of_reference on deliveries (reference) where reference is not null;

      create table preferences (
        person_id uuid primary key,
        language text check (language in ('ar', 'zgh', 'fr')),
        channels text[] not null check (channels = '{sms}'),
        categories_off text[] not null,
        changed_at timestamptz not null default now()
      );

      create table delivery_rules (
        valid_from date primary key,
        quiet_from text not null check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        quiet_to text not null check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        code_useful_seconds integer not null check (code_useful_seconds > 0),
        useful_hours integer not null check (useful_hours > 0),
        source text not null check (source <> '')
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
