import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';

export const KYC_CASE_STATES = [
  'draft',
  'submitted',
  'in_review',
  'more_needed',
  'escalated',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type KycCaseState = (typeof KYC_CASE_STATES)[number];

/** Whose review it waits for or is in: the first, a drawn second one, or the last word after an escalation. */
export const KYC_STAGES = ['first', 'second', 'last'] as const;
export type KycStage = (typeof KYC_STAGES)[number];

export const KYC_OUTCOMES = ['approved', 'rejected', 'more_needed', 'escalated'] as const;
export type KycOutcome = (typeof KYC_OUTCOMES)[number];

export class KycCaseV1 {
  @IsUUID()
  caseId: string;

  @IsUUID()
  walletId: string;

  @IsString()
  network: string;

  /** The tier it is for. */
  @IsInt()
  @Min(2)
  @Max(3)
  tier: number;

  @IsIn(KYC_CASE_STATES)
  state: KycCaseState;

  @IsISO8601()
  openedAt: string;

  @IsOptional()
  @IsISO8601()
  submittedAt?: string;

  /** When the review ought to be over. */
  @IsOptional()
  @IsISO8601()
  dueAt?: string;

  /** A coded reason: `unreadable`, `document_expired`, … */
  @IsOptional()
  @IsString()
  reason?: string;

  /** The reason as it may be shown to the holder, in the three languages. */
  @IsOptional()
  @IsString()
  reasonAr?: string;

  @IsOptional()
  @IsString()
  reasonFr?: string;

  @IsOptional()
  @IsString()
  reasonEn?: string;
}

export class KycCaseBodyV1 {
  /** Made by the asker: the same again is the same. */
  @IsUUID()
  caseId: string;

  @IsUUID()
  walletId: string;

  @IsInt()
  @Min(2)
  @Max(3)
  tier: number;
}

export class OpenKycCaseV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => KycCaseBodyV1)
  body: KycCaseBodyV1;
}

export const openKycCase = defineAsk({
  subject: 'identity.ask.open-kyc-case.v1',
  question: OpenKycCaseV1,
  answer: KycCaseV1,
});

export class NameKycCaseV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  caseId: string;
}

export const readKycCase = defineAsk({
  subject: 'identity.ask.read-kyc-case.v1',
  question: NameKycCaseV1,
  answer: KycCaseV1,
});

/** Refused until the evidence of the tier is there: `identity.evidence_missing`. */
export const submitKycCase = defineAsk({
  subject: 'identity.ask.submit-kyc-case.v1',
  question: NameKycCaseV1,
  answer: KycCaseV1,
});

export const withdrawKycCase = defineAsk({
  subject: 'identity.ask.withdraw-kyc-case.v1',
  question: NameKycCaseV1,
  answer: KycCaseV1,
});

export class ClaimKycCaseV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** None when nothing waits for this reviewer. */
export class ClaimedKycCaseV1 {
  @IsListOf(() => KycCaseV1, 1, 0)
  cases: KycCaseV1[];
}

/** Gives the reviewer the oldest case that waits; one that he holds already is given again. */
export const claimKycCase = defineAsk({
  subject: 'identity.ask.claim-kyc-case.v1',
  question: ClaimKycCaseV1,
  answer: ClaimedKycCaseV1,
});

export class KycReviewBodyV1 {
  @IsIn(KYC_OUTCOMES)
  outcome: KycOutcome;

  @Matches(/^[a-z_]{2,40}$/)
  reason: string;

  /** The last day the identity document is valid, as the reviewer reads it; an approval needs it. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  documentExpiresOn?: string;
}

export class ReviewKycCaseV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  caseId: string;

  @IsPart(() => KycReviewBodyV1)
  body: KycReviewBodyV1;
}

export const reviewKycCase = defineAsk({
  subject: 'identity.ask.review-kyc-case.v1',
  question: ReviewKycCaseV1,
  answer: KycCaseV1,
});

export class ReadOverdueKycCasesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** The longest overdue first. */
export class OverdueKycCasesV1 {
  @IsListOf(() => KycCaseV1, 100, 0)
  cases: KycCaseV1[];
}

export const readOverdueKycCases = defineAsk({
  subject: 'identity.ask.read-overdue-kyc-cases.v1',
  question: ReadOverdueKycCasesV1,
  answer: OverdueKycCasesV1,
});
