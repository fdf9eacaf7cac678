import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { DeviceConsentV1 } from '../identity/authorise-payment.ask.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { FEE_SIDES, PAYMENT_KINDS, PAYMENT_STATES, PaymentV1 } from './payment.v1';
import type { FeeSide, PaymentKind, PaymentState } from './payment.v1';

/** Printable ASCII, as the draft's header value is. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

/** Who is to be paid: exactly one of the three. */
export class PayeeBodyV1 {
  @IsOptional()
  @Matches(/^[A-Z0-9]{4,12}$/)
  merchantCode?: string;

  /** Of a person, as the alias directory answered it. */
  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** What was scanned. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  qr?: string;
}

export class QuoteBodyV1 extends PayeeBodyV1 {
  /** Absent when the scanned code says it. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;
}

/** The payer's proof that it is him, where the amount asks for one. */
export class ProofV1 {
  @IsOptional()
  @IsString()
  @MaxLength(12)
  pin?: string;

  @IsOptional()
  @IsPart(() => DeviceConsentV1)
  device?: DeviceConsentV1;
}

export class PayBodyV1 extends QuoteBodyV1 {
  /** Confirms a quote instead: payee, amount and price are those that were shown; the payment has the quote's id. */
  @IsOptional()
  @IsUUID()
  quoteId?: string;

  /** Made by the device, when it signs; the payment has this id. */
  @IsOptional()
  @IsUUID()
  paymentId?: string;

  @IsOptional()
  @IsPart(() => ProofV1)
  proof?: ProofV1;
}

export class CreatePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Made by the device and kept by it until it has an answer (IETF Idempotency-Key draft). */
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => PayBodyV1)
  body: PayBodyV1;
}

export class RefundBodyV1 {
  /** Absent: all that is left. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;
}

export class RefundPaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsUUID()
  paymentId: string;

  @IsPart(() => RefundBodyV1)
  body: RefundBodyV1;
}

export const RECALL_REASONS = ['wrong_person', 'wrong_amount', 'paid_twice', 'fraud'] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];

export class RecallBodyV1 {
  @IsIn(RECALL_REASONS)
  reason: RecallReason;
}

export class RecallPaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsUUID()
  paymentId: string;

  @IsPart(() => RecallBodyV1)
  body: RecallBodyV1;
}

export class RequestPaymentBodyV1 {
  /** Of the one who is asked, as the alias directory answered it. */
  @IsUUID()
  payerWalletId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Absent: as long as the operator's rule says, which is the most. */
  @IsOptional()
  @IsInt()
  @Min(60)
  @Max(2_592_000)
  expiresInSeconds?: number;
}

export class RequestPaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => RequestPaymentBodyV1)
  body: RequestPaymentBodyV1;
}

export class ReadPaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  paymentId: string;
}

export class ApprovePaymentV1 extends ReadPaymentV1 {
  @IsPart(() => ProofV1)
  body: ProofV1;
}

export class PaymentAnswerV1 {
  @IsPart(() => PaymentV1)
  payment: PaymentV1;

  /** True when this key had been used before with the same content: nothing moved now. */
  @IsBoolean()
  repeated: boolean;
}

/** Who is about to be paid, for the payer to recognise. */
export class QuotedMerchantV1 {
  @IsString()
  code: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;

  @IsString()
  commune: string;
}

export class QuoteV1 {
  @IsUUID()
  quoteId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(FEE_SIDES)
  feePaidBy: FeeSide;

  @IsMoneyOrZero()
  payerFee: MoneyV1;

  /** Posted with the payment; what accrues instead is billed at the end of the day. */
  @IsMoneyOrZero()
  payeeFee: MoneyV1;

  /** What leaves the payer. */
  @IsMoney()
  total: PositiveMoneyV1;

  /** What reaches the payee. */
  @IsMoney()
  net: PositiveMoneyV1;

  @IsISO8601()
  expiresAt: string;

  /** Absent when a person is paid. */
  @IsOptional()
  @IsPart(() => QuotedMerchantV1)
  merchant?: QuotedMerchantV1;
}

export class QuotePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => QuoteBodyV1)
  body: QuoteBodyV1;
}

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

export class ReadRequestsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** What waits for the caller's word, the one that ends first at the head. */
export class RequestsV1 {
  @IsListOf(() => PaymentV1, 100, 0)
  requests: PaymentV1[];
}

export const quotePayment = defineAsk({
  subject: 'payments.ask.quote-payment.v1',
  question: QuotePaymentV1,
  answer: QuoteV1,
});

/** A refusal of the business is an answer: state `failed` with its reason. */
export const createPayment = defineAsk({
  subject: 'payments.ask.create-payment.v1',
  question: CreatePaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

export const refundPayment = defineAsk({
  subject: 'payments.ask.refund-payment.v1',
  question: RefundPaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** Keeps the money aside at the payee, who is asked to give it back. */
export const recallPayment = defineAsk({
  subject: 'payments.ask.recall-payment.v1',
  question: RecallPaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** Asks somebody for money; nothing moves until he approves. */
export const requestPayment = defineAsk({
  subject: 'payments.ask.request-payment.v1',
  question: RequestPaymentV1,
  answer: PaymentAnswerV1,
});

/** Repeated, it answers how the payment stands. */
export const approvePayment = defineAsk({
  subject: 'payments.ask.approve-payment.v1',
  question: ApprovePaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** By the one who was asked. */
export const declinePayment = defineAsk({
  subject: 'payments.ask.decline-payment.v1',
  question: ReadPaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** By the one who asked. */
export const cancelPayment = defineAsk({
  subject: 'payments.ask.cancel-payment.v1',
  question: ReadPaymentV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

export const readPayment = defineAsk({
  subject: 'payments.ask.read-payment.v1',
  question: ReadPaymentV1,
  answer: PaymentAnswerV1,
});

export const readRequests = defineAsk({
  subject: 'payments.ask.read-requests.v1',
  question: ReadRequestsV1,
  answer: RequestsV1,
});

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
