import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases for a higher tier, what was shown in them, and every step they took. */
export class CreateKycCases1795602000001 implements MigrationInterface {
  name = 'CreateKycCases1795602000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kyc_review_rules (
        effective_from date constraint kyc_review_rules_pkey primary key,
        due_hours int not null constraint kyc_review_rules_due check (due_hours > 0),
        second_review_bps int not null constraint kyc_review_rules_share check (second_review_bps between 0 and 10000),
        idle_days int not null constraint kyc_review_rules_idle check (idle_days > 0),
        source text not null constraint kyc_review_rules_source check (source <> '')
      );

      create table kyc_cases (
        case_id uuid constraint kyc_cases_pkey primary key,
        wallet_id uuid not null constraint kyc_cases_wallet references wallets,
        tier smallint not null constraint kyc_cases_tier check (tier in (2, 3)),
        state text not null constraint kyc_cases_state check (state in ('draft', 'submitted', 'in_review', 'more_needed',
          'escalated', 'approved', 'rejected', 'withdrawn', 'expired')),
        stage text not null constraint kyc_cases_stage check (stage in ('first', 'second', 'last')),
        opened_by uuid not null,
        opened_at timestamptz not null,
        touched_at timestamptz not null,
        submitted_at timestamptz,
        due_at timestamptz,
        claimed_by uuid,
        -- Who has had a say on what was submitted: no reviewer has two.
        reviewed_by uuid[] not null default '{}',
        first_outcome text,
        reason text,
        constraint kyc_cases_claimed check ((state = 'in_review') = (claimed_by is not null)),
        constraint kyc_cases_another_reviewer check (claimed_by is null or claimed_by <> all (reviewed_by)),
        constraint kyc_cases_second_has_first check (stage <> 'second' or first_outcome is not null)
      );
      create unique index kyc_cases_one_open on kyc_cases (wallet_id)
        where state in ('draft', 'submitted', 'in_review', 'more_needed', 'escalated');
      create unique index kyc_cases_one_claimed on kyc_cases (claimed_by) where claimed_by is not null;
      create index kyc_cases_queue on kyc_cases (submitted_at, case_id) where state in ('submitted', 'escalated');
      create index kyc_cases_due on kyc_cases (due_at) where state in ('submitted', 'in_review', 'escalated');
      create index kyc_cases_idle on kyc_cases (touched_at) where state in ('draft', 'more_needed');

      create table kyc_case_steps (
        case_id uuid not null constraint kyc_case_steps_case references kyc_cases,
        no int not null,
        move text not null,
        from_state text,
        to_state text not null,
        stage text not null,
        by_id text not null,
        outcome text,
        reason text,
        at timestamptz not null,
        constraint kyc_case_steps_pkey primary key (case_id, no)
      );

      create table kyc_evidence (
        evidence_id uuid constraint kyc_evidence_pkey primary key,
        case_id uuid not null constraint kyc_evidence_case references kyc_cases,
        kind text not null constraint kyc_evidence_kind check (kind in ('cin', 'form', 'contract', 'proof_of_address')),
        sha256 bytea not null constraint kyc_evidence_sum check (octet_length(sha256) = 32),
        image_sealed bytea not null,
        key_id text not null,
        added_at timestamptz not null
      );
      create index kyc_evidence_case_id on kyc_evidence (case_id);
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
