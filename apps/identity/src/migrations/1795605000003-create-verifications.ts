import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when a wallet's tier is verified. A wallet without a row had its tier before anybody reviewed cases, by the network's
 * own verification, and does not lapse.
 */
export class CreateVerifications1795605000003 implements MigrationInterface {
  name = 'CreateVerifications1795605000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table re_verification_rules (
        tier smallint not null constraint re_verification_rules_tier check (tier in (2, 3)),
        effective_from date not null,
        years int not null constraint re_verification_rules_years check (years between 1 and 50),
        notice_days int not null constraint re_verification_rules_notice check (notice_days between 0 and 365),
        source text not null constraint re_verification_rules_source check (source <> ''),
        constraint re_verification_rules_pkey primary key (tier, effective_from)
      );

      create table verifications (
        wallet_id uuid constraint verifications_pkey primary key constraint verifications_wallet references wallets,
        tier smallint not null constraint verifications_tier check (tier in (2, 3)),
        case_id uuid not null constraint verifications_case references kyc_cases,
        verified_on date not null,
        document_expires_on date not null,
        -- The last day it holds, and the first on which the holder is told and may show it again.
        last_day date not null,
        notice_on date not null,
        noticed_at timestamptz,
        lapsed_at timestamptz,
        constraint verifications_order check (verified_on <= last_day and last_day <= document_expires_on)
      );
      create index verifications_last_day on verifications (last_day) where lapsed_at is null;
      create index verifications_notice_on on verifications (notice_on) where noticed_at is null and lapsed_at is null;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
