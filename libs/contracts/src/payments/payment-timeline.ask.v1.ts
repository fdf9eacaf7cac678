import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NetworkWordV1 } from '../networks/read-network-end.ask.v1';
import { NetworkEndV1 } from './network-end.v1';
import { PAYMENT_STATES, type PaymentState } from './payment.v1';
import { ReadPaymentV1 } from './payments.ask.v1';

export const GIVING_BACK_KINDS = ['refund', 'recall', 'reversal'] as const;
export type GivingBackKind = (typeof GIVING_BACK_KINDS)[number];

export class TimelineEntryV1 {
  @IsISO8601()
  at: string;

  /** `opened`, `posted`, `refused`, `held`, `approved`, … */
  @IsString()
  event: string;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;
}

/** A payment that gives it back, wholly or in part; `state` says how far that is. */
export class GivingBackV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(GIVING_BACK_KINDS)
  kind: GivingBackKind;

  @IsString()
  reference: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  @IsISO8601()
  createdAt: string;
}

/** A payment's whole life, the oldest first. */
export class TimelineV1 {
  @IsUUID()
  paymentId: string;

  @IsString()
  reference: string;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  @IsListOf(() => TimelineEntryV1, 100)
  entries: TimelineEntryV1[];

  /** Refunds, recalls and reversals of it, the oldest first; absent where there was none. */
  @IsOptional()
  @IsListOf(() => GivingBackV1, 100)
  givingBack?: GivingBackV1[];

  /** Of a payout or a collection. */
  @IsOptional()
  @IsPart(() => NetworkEndV1)
  networkEnd?: NetworkEndV1;

  /** What was asked of its network and said by it, the oldest first; staff see contradictions, too. Absent while it is not to be known. */
  @IsOptional()
  @IsListOf(() => NetworkWordV1, 200, 0)
  networkWords?: NetworkWordV1[];
}

export class TrackPaymentV1 {
  @Matches(/^[2-9A-HJKMNP-TV-Z]{10}$/)
  reference: string;
}

/** What anybody who holds the reference may see: no name, no amount. */
export class TrackedPaymentV1 {
  @IsString()
  reference: string;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  @IsListOf(() => TimelineEntryV1, 100)
  entries: TimelineEntryV1[];
}

export const readTimeline = defineAsk({
  subject: 'payments.ask.read-timeline.v1',
  question: ReadPaymentV1,
  answer: TimelineV1,
});

/** Public: whoever holds the reference may ask. */
export const trackPayment = defineAsk({
  subject: 'payments.ask.track-payment.v1',
  question: TrackPaymentV1,
  answer: TrackedPaymentV1,
});
