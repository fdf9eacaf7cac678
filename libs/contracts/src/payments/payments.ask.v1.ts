import { IsBoolean, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { PaymentV1 } from './payment.v1';

/** Printable ASCII, as the draft's header value is. */
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;

export class PayMerchantBodyV1 {
  @Matches(/^[A-Z0-9]{4,12}$/)
  merchantCode: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class CreatePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Made by the device and kept by it until it has an answer (IETF Idempotency-Key draft). */
  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => PayMerchantBodyV1)
  body: PayMerchantBodyV1;
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
  @IsMoney()
  amount: PositiveMoneyV1;

  @IsMoneyOrZero()
  payerFee: MoneyV1;

  @IsMoneyOrZero()
  payeeFee: MoneyV1;

  /** What reaches the merchant. */
  @IsMoney()
  net: PositiveMoneyV1;

  @IsPart(() => QuotedMerchantV1)
  merchant: QuotedMerchantV1;
}

export class QuotePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => PayMerchantBodyV1)
  body: PayMerchantBodyV1;
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

export const readPayment = defineAsk({
  subject: 'payments.ask.read-payment.v1',
  question: ReadPaymentV1,
  answer: PaymentAnswerV1,
});
