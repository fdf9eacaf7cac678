import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { PaymentV1 } from './payment.v1';
import { IDEMPOTENCY_KEY, PaymentAnswerV1, ReadPaymentV1 } from './payments.ask.v1';
import { ProofV1 } from './proof.v1';

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

export class ApprovePaymentV1 extends ReadPaymentV1 {
  @IsPart(() => ProofV1)
  body: ProofV1;
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

export const readRequests = defineAsk({
  subject: 'payments.ask.read-requests.v1',
  question: ReadRequestsV1,
  answer: RequestsV1,
});
