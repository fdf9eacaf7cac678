import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { PAYMENT_STATES, type PaymentState } from './payment.v1';

/** Of a split, its maker beside. */
export const SPLIT_PAYERS_MAX = 20;

/** Splits of one page. */
export const SPLITS_PAGE_MAX = 50;

export const SPLIT_STATES = ['open', 'complete', 'incomplete', 'cancelled'] as const;
export type SplitState = (typeof SPLIT_STATES)[number];

export class SplitPartBodyV1 {
  /** Of the one who is asked, as the alias directory answered it. */
  @IsUUID()
  payerWalletId: string;

  /** Given for all of them, and they sum to the amount of the split; or for none: then they are equal to the centime. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;
}

export class CreateSplitBodyV1 {
  /** Made by the maker’s device: the same again is the same split. */
  @IsUUID()
  splitId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsListOf(() => SplitPartBodyV1, SPLIT_PAYERS_MAX, 2)
  parts: SplitPartBodyV1[];

  /** Absent: as long as the operator's rule says, which is the most. */
  @IsOptional()
  @IsInt()
  @Min(60)
  @Max(2_592_000)
  expiresInSeconds?: number;
}

export class CreateSplitV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => CreateSplitBodyV1)
  body: CreateSplitBodyV1;
}

export class ReadSplitV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  splitId: string;
}

/** A payment that one payer is asked for. */
export class SplitPartV1 {
  @IsUUID()
  paymentId: string;

  @IsUUID()
  payerWalletId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;
}

export class SplitV1 {
  @IsUUID()
  splitId: string;

  /**
   * `open`: a part waits for its payer or for the ledger. `complete`: all are paid. Over without that, `cancelled` when its
   * maker said so, else `incomplete`: a part was declined, ran out or failed.
   */
  @IsIn(SPLIT_STATES)
  state: SplitState;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** The sum of the parts that are paid. */
  @IsMoneyOrZero()
  paid: MoneyV1;

  /** As they were asked for; they sum to the amount. */
  @IsListOf(() => SplitPartV1, SPLIT_PAYERS_MAX, 2)
  parts: SplitPartV1[];

  @IsISO8601()
  createdAt: string;

  @IsOptional()
  @IsISO8601()
  cancelledAt?: string;
}

/** Asks several people for their parts of one amount, each by a payment request of its own: all of them or none. */
export const createSplit = defineAsk({
  subject: 'payments.ask.create-split.v1',
  question: CreateSplitV1,
  answer: SplitV1,
});

export const readSplit = defineAsk({
  subject: 'payments.ask.read-split.v1',
  question: ReadSplitV1,
  answer: SplitV1,
});

export class ReadSplitsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Goes on after this one: the last that was seen. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

/** The newest first. */
export class SplitsV1 {
  @IsListOf(() => SplitV1, SPLITS_PAGE_MAX, 0)
  items: SplitV1[];

  /** To ask for the next page with; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

/** Those of a wallet and its shop; to staff everybody's. */
export const readSplits = defineAsk({
  subject: 'payments.ask.read-splits.v1',
  question: ReadSplitsV1,
  answer: SplitsV1,
});

/** Cancels every part that nobody has approved yet; what is paid stays paid. Repeated, it answers how the split stands. */
export const cancelSplit = defineAsk({
  subject: 'payments.ask.cancel-split.v1',
  question: ReadSplitV1,
  answer: SplitV1,
});
