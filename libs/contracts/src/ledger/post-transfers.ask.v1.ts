import { IsIn, IsISO8601, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';

/** No control characters: a database keeps no NUL, and a line of a statement is one line. */
const PLAIN_TEXT = /^\P{Cc}+$/u;

/** One movement: debit one account, credit another, the same amount. */
export class LegV1 {
  @IsUUID()
  debitAccountId: string;

  @IsUUID()
  creditAccountId: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class TransferToPostV1 {
  /** Made by the asker; idempotent for ever: same id and content → same answer, other content → `id_reused`. */
  @IsUUID()
  transferId: string;

  /** What it is in business words: `merchant_payment`, `grant`, `voucher_issue`, `fund_deposit`, `refund`. */
  @Matches(PLAIN_TEXT)
  @MaxLength(40)
  kind: string;

  /** What people would look it up by: a payment reference, a bank reference. Never personal data. */
  @IsOptional()
  @Matches(PLAIN_TEXT)
  @MaxLength(80)
  reference?: string;

  /** All legs or none. */
  @IsListOf(() => LegV1, 16)
  legs: LegV1[];
}

export class PostTransfersV1 {
  /** Decided in this order; a refused one never fails its neighbours. */
  @IsListOf(() => TransferToPostV1, 1_000)
  transfers: TransferToPostV1[];
}

export const POSTING_OUTCOMES = ['posted', 'repeated', 'refused'] as const;

/** In order of precedence: the first that applies is the one that is told. */
export const POSTING_REFUSALS = [
  'id_reused',
  'unknown_account',
  'currency_mismatch',
  'same_account',
  'account_frozen',
  'insufficient_funds',
  'balance_ceiling',
] as const;
export type PostingRefusal = (typeof POSTING_REFUSALS)[number];

export class PostingV1 {
  @IsUUID()
  transferId: string;

  /** `repeated`: this id was posted before, with the same content; nothing moved now. */
  @IsIn(POSTING_OUTCOMES)
  outcome: (typeof POSTING_OUTCOMES)[number];

  @IsOptional()
  @IsIn(POSTING_REFUSALS)
  reason?: PostingRefusal;

  /** Set when posted or repeated: when it was first posted. */
  @IsOptional()
  @IsISO8601()
  postedAt?: string;
}

export class TransfersPostedV1 {
  @IsListOf(() => PostingV1, 1_000)
  postings: PostingV1[];
}

export const postTransfers = defineAsk({
  subject: 'ledger.ask.post-transfers.v1',
  question: PostTransfersV1,
  answer: TransfersPostedV1,
  deadlineMs: 10_000,
});
