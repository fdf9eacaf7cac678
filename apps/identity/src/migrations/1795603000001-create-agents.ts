import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An agent serves a network by a mandate of it. That a principal agent has one mandate at most is an index: the kind
 * stands with the mandate and cannot differ from the agent's. People are appointed to a shop, an agent or a network; the
 * `*_sealed` and `*_hash` columns are as in people.
 */
export class CreateAgents1795603000001 implements MigrationInterface {
  name = 'CreateAgents1795603000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agents (
        agent_id uuid primary key,
        kind text not null constraint agents_kind check (kind in ('retail', 'principal')),
        registered_at timestamptz not null,
        constraint agents_kind_unique unique (agent_id, kind)
      );

      create table appointments (
        appointment_id uuid primary key,
        role text not null constraint appointments_role check (role in ('cashier', 'agent', 'agent_supervisor')),
        wallet_id uuid constraint appointments_wallet references wallets,
        agent_id uuid constraint appointments_agent references agents,
        network text,
        phone_hash bytea not null constraint appointments_phone_length check (octet_length(phone_hash) = 32),
        phone_sealed bytea not null,
        name_sealed bytea not null,
        key_id text not null,
        content_hash bytea not null,
        person_id uuid constraint appointments_person references people,
        invited_by uuid not null,
        invited_at timestamptz not null,
        accepted_at timestamptz,
        ended_at timestamptz,
        constraint appointments_accepted_whole check ((person_id is null) = (accepted_at is null)),
        constraint appointments_place check (
          (wallet_id is not null) = (role = 'cashier') and (agent_id is not null) = (role = 'agent')
          and (network is not null) = (role <> 'cashier'))
      );
      create unique index appointments_once on appointments (role, coalesce(wallet_id, agent_id), network, phone_hash)
        nulls not distinct
        where ended_at is null;
      create index appointments_phone on appointments (phone_hash) where ended_at is null;
      create index appointments_person_id on appointments (person_id) where ended_at is null;
      create index appointments_wallet_id on appointments (wallet_id) where wallet_id is not null;
      create index appointments_agent_id on appointments (agent_id) where agent_id is not null;

      create table mandates (
        agent_id uuid not null,
        network text not null,
        agent_code text not null constraint mandates_agent_code check (agent_code ~ '^[A-Z0-9-]{2,24}$'),
        kind text not null,
        state text not null constraint mandates_state check (state in ('active', 'suspended', 'ended')),
        trade_name_ar text not null,
        trade_name_fr text not null,
        commune_code text,
        directions text constraint mandates_directions check (directions <> ''),
        latitude double precision constraint mandates_latitude check (latitude between 20 and 36),
        longitude double precision constraint mandates_longitude check (longitude between -18 and 0),
        supervisor_id uuid constraint mandates_supervisor references appointments,
        content_hash bytea not null,
        given_at timestamptz not null,
        changed_at timestamptz not null,
        constraint mandates_point_whole check ((latitude is null) = (longitude is null)),
        constraint mandates_pkey primary key (agent_id, network),
        constraint mandates_code_unique unique (network, agent_code),
        constraint mandates_agent foreign key (agent_id, kind) references agents (agent_id, kind)
      );
      create unique index mandates_principal_once on mandates (agent_id) where kind = 'principal' and state <> 'ended';
      create index mandates_supervisor_id on mandates (supervisor_id) where supervisor_id is not null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
