import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Endpoints of shops' own systems, their secrets, and each event for each endpoint. */
export class TellShopsSystems1796610000000 implements MigrationInterface {
  name = 'TellShopsSystems1796610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook_endpoints (
        endpoint_id uuid primary key,
        -- Whose payments it hears of, and who is told when it is disabled.
        wallet_id uuid not null,
        person_id uuid not null,
        merchant_code text,
        url text not null check (length(url) between 1 and 500),
        events text[] not null check (cardinality(events) > 0),
        state text not null default 'enabled' check (state in ('enabled', 'disabled', 'deleted')),
        is_blocked boolean not null default false,
        -- Since the first failure after the last success.
        failing_since timestamptz,
        created_at timestamptz not null default now()
      );
      create index webhook_endpoints_of_wallet on webhook_endpoints (wallet_id) where state <> 'deleted';
      create index webhook_endpoints_in_order on webhook_endpoints (created_at, endpoint_id) where state <> 'deleted';

      create table webhook_secrets (
        -- Of the endpoint for the first, of the rotation for others.
        secret_id uuid primary key,
        endpoint_id uuid not null references webhook_endpoints,
        secret_sealed bytea not null,
        created_at timestamptz not null default now(),
        -- It signs until then; without it, it is the current one.
        ends_at timestamptz
      );
      create unique index webhook_secrets_current on webhook_secrets (endpoint_id) where ends_at is null;
      create index webhook_secrets_of_endpoint on webhook_secrets (endpoint_id);

      create table webhook_deliveries (
        delivery_id uuid primary key,
        endpoint_id uuid not null references webhook_endpoints,
        event text not null,
        -- The payment, or the test.
        fact_id uuid not null,
        reference text,
        -- The very bytes that are signed and sent, at every try.
        body text not null,
        state text not null default 'queued' check (state in ('queued', 'sending', 'retry', 'delivered', 'parked')),
        reason text check (reason in ('gave_up', 'disabled')),
        -- All of them: the word on an earlier try does not overrule a later. Pauses follow from those since it was queued.
        attempts integer not null default 0,
        tries integer not null default 0,
        last_status smallint,
        last_error text,
        redelivery_id uuid,
        created_at timestamptz not null default now(),
        next_attempt_at timestamptz not null default now(),
        delivered_at timestamptz,
        ended_at timestamptz,
        unique (endpoint_id, fact_id, event),
        check ((state = 'parked') = (reason is not null)),
        check ((state in ('parked', 'delivered')) = (ended_at is not null))
      );
      create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_attempt_at)
        where state in ('queued', 'sending', 'retry');
      create index webhook_deliveries_in_order on webhook_deliveries (endpoint_id, created_at, delivery_id);
      create index webhook_deliveries_ended on webhook_deliveries (ended_at) where ended_at is not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
