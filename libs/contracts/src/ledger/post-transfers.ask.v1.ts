import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
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

/**
 * `post`: moves the legs. `hold`: keeps the legs aside until they are posted, voided or expire. `post_hold`: moves what a
 * hold kept, all of it (no legs) or a part (legs of the hold in their order, some smaller or left out; the rest is set
 * free). `void_hold`: sets all of it free. `reverse`: moves the legs of a posted transfer backwards, once.
 */
export const TRANSFER_TYPES = ['post', 'hold', 'post_hold', 'void_hold', 'reverse'] as const;
export type TransferType = (typeof TRANSFER_TYPES)[number];

export class TransferToPostV1 {
  /**
   * Made by the asker; every answer is final: same id and content → same answer for ever, a refusal too; other content →
   * `id_reused`. Who wants to try again after a refusal asks with a new id.
   */
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

  /** All legs or none. Empty for `void_hold`, `reverse`, and a `post_hold` of all that is held. */
  @IsListOf(() => LegV1, 16, 0)
  legs: LegV1[];

  /** Absent: `post`. */
  @IsOptional()
  @IsIn(TRANSFER_TYPES)
  type?: TransferType;

  /** The transfer that a `post_hold` or `void_hold` settles, or that a `reverse` reverses. */
  @IsOptional()
  @IsUUID()
  targetId?: string;

  /** Of a `hold`: how long it is kept at most, by the ledger's clock; absent: until it is settled. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7_776_000)
  expiresInSeconds?: number;

  /** Linked with the next one of this question: the whole chain is done, or none of it. */
  @IsOptional()
  @IsBoolean()
  isLinked?: boolean;
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
  'amount_invalid',
  'unknown_account',
  'currency_mismatch',
  'same_account',
  'hold_unknown',
  'hold_settled',
  'hold_expired',
  'hold_exceeded',
  'transfer_unknown',
  'transfer_reversed',
  'account_closed',
  'account_frozen',
  'insufficient_funds',
  'balance_ceiling',
  'linked_refused',
] as const;
export type PostingRefusal = (typeof POSTING_REFUSALS)[number];

export class PostingV1 {
  @IsUUID()
  transferId: string;

  /** `posted`: done (a hold: placed). `repeated`: this id was done before, with the same content; nothing moved now. */
  @IsIn(POSTING_OUTCOMES)
  outcome: (typeof POSTING_OUTCOMES)[number];

  @IsOptional()
  @IsIn(POSTING_REFUSALS)
  reason?: PostingRefusal;

  /** Set when posted or repeated: when it was first done. */
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
