import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ApprovalBodyV1, ClosingBodyV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

/** What may be paid out of one wallet; each no smaller than the one before. */
export class OwnLimitsV1 {
  @IsMoney()
  perOperation: PositiveMoneyV1;

  /** In a business day of Morocco. */
  @IsMoney()
  daily: PositiveMoneyV1;

  /** In a calendar month of such days. */
  @IsMoney()
  monthly: PositiveMoneyV1;
}

export class WalletLimitsBodyV1 {
  /** Made by the asker: proposing again with it is the same. */
  @IsUUID()
  decisionId: string;

  /** A business day, today or later: `2026-12-01`. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  effectiveFrom: string;

  /** Absent: from that day on those of its tier again. */
  @IsOptional()
  @IsPart(() => OwnLimitsV1)
  limits?: OwnLimitsV1;

  /** Where it is written why: a contract, a decision. */
  @IsString()
  @Length(3, 500)
  source: string;
}

export class ProposeWalletLimitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  walletId: string;

  @IsPart(() => WalletLimitsBodyV1)
  body: WalletLimitsBodyV1;
}

export const WALLET_LIMITS_STATES = ['proposed', 'rejected', 'expired', 'approved'] as const;
export type WalletLimitsState = (typeof WALLET_LIMITS_STATES)[number];

/** Limits of one wallet instead of its tier's, from a day on: one member of staff proposes them, another approves. */
export class WalletLimitsDecisionV1 extends WalletLimitsBodyV1 {
  @IsUUID()
  walletId: string;

  @IsIn(WALLET_LIMITS_STATES)
  state: WalletLimitsState;

  /** Who approves says it, so that he approves what he saw. */
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @IsUUID()
  proposedBy: string;

  @IsISO8601()
  proposedAt: string;

  @IsISO8601()
  expiresAt: string;

  @IsOptional()
  @IsUUID()
  decidedBy?: string;
}

export const proposeWalletLimits = defineAsk({
  subject: 'payments.ask.propose-wallet-limits.v1',
  question: ProposeWalletLimitsV1,
  answer: WalletLimitsDecisionV1,
});

export class ApproveWalletLimitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  decisionId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

/** By another person than the one who proposed. Of several for one day the one approved last holds. */
export const approveWalletLimits = defineAsk({
  subject: 'payments.ask.approve-wallet-limits.v1',
  question: ApproveWalletLimitsV1,
  answer: WalletLimitsDecisionV1,
});

export class RejectWalletLimitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  decisionId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

export const rejectWalletLimits = defineAsk({
  subject: 'payments.ask.reject-wallet-limits.v1',
  question: RejectWalletLimitsV1,
  answer: WalletLimitsDecisionV1,
});

export class ReadWalletLimitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  walletId: string;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class WalletLimitsDecisionsV1 {
  /** Today, by decision or by tier. */
  @IsPart(() => OwnLimitsV1)
  inForce: OwnLimitsV1;

  @IsListOf(() => WalletLimitsDecisionV1, 100, 0)
  items: WalletLimitsDecisionV1[];
}

/** What holds for a wallet, and what was proposed for it. */
export const readWalletLimits = defineAsk({
  subject: 'payments.ask.read-wallet-limits.v1',
  question: ReadWalletLimitsV1,
  answer: WalletLimitsDecisionsV1,
});
