import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NetworkEndV1 } from './network-end.v1';
import { PaymentV1 } from './payment.v1';
import { ProofV1 } from './proof.v1';
import { PayeeBodyV1 } from './quotes.ask.v1';

/** Printable ASCII, as the draft's header value is. */
export const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

export class PayBodyV1 extends PayeeBodyV1 {
  /** Absent when the scanned code says it. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;

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

  /** The payer knows that this bill was paid a short time ago. */
  @IsOptional()
  @IsBoolean()
  isPaidAgain?: boolean;
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

export class ReadPaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  paymentId: string;
}

export class PaymentAnswerV1 {
  @IsPart(() => PaymentV1)
  payment: PaymentV1;

  /** True when this key had been used before with the same content: nothing moved now. */
  @IsBoolean()
  repeated: boolean;
}

export class PaymentReadV1 extends PaymentAnswerV1 {
  /** Of a payout or a collection. */
  @IsOptional()
  @IsPart(() => NetworkEndV1)
  networkEnd?: NetworkEndV1;
}

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

export const readPayment = defineAsk({
  subject: 'payments.ask.read-payment.v1',
  question: ReadPaymentV1,
  answer: PaymentReadV1,
});
