import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Our own copy of agents' floats, how they are filled, and what the operator chose for cash. */
export class CreateFloats1795800600000 implements MigrationInterface {
  name = 'CreateFloats1795800600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table floats (
        float_id uuid primary key,
        agent_id uuid not null,
        network text not null,
        agent_code text not null,
        trade_name_ar text not null,
        trade_name_fr text not null,
        constraint floats_one_a_mandate unique (agent_id, network)
      );

      create table float_top_ups (
        -- Made by the asker; the id of the transfer in the ledger too.
        top_up_id uuid primary key,
        float_id uuid not null references floats,
        amount_minor bigint not null check (amount_minor > 0),
        currency text not null,
        bank_reference text not null constraint float_top_ups_deposit_once unique,
        proposed_by uuid not null,
        proposed_at timestamptz not null default now(),
        approved_by uuid constraint float_top_ups_two_persons check (approved_by <> proposed_by),
        approved_at timestamptz,
        posted_at timestamptz,
        refusal text,
        check ((approved_by is null) = (approved_at is null)),
        check (approved_at is not null or (posted_at is null and refusal is null)),
        check (posted_at is null or refusal is null)
      );
      create index float_top_ups_open on float_top_ups (proposed_at) where posted_at is null and refusal is null;

      create table cash_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
