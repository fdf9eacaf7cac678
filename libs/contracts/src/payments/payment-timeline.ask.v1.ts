import { IsIn, IsISO8601, IsString, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';
import { PAYMENT_STATES, type PaymentState } from './payment.v1';
import { ReadPaymentV1 } from './payments.ask.v1';

export class TimelineEntryV1 {
  @IsISO8601()
  at: string;

  /** `opened`, `posted`, `refused`, `held`, `approved`, … */
  @IsString()
  event: string;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;
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
