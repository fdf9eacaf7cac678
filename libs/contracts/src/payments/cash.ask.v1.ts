import { IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';

export class CashBodyV1 {
  /** Of the one who stands at the counter, as the alias directory answered it. */
  @IsUUID()
  walletId: string;

  /** The notes that are handed over. */
  @IsMoney()
  amount: PositiveMoneyV1;
}

export class CashV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => CashBodyV1)
  body: CashBodyV1;
}

export class CancelCashV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  /** The cash-in or cash-out that is undone. */
  @IsUUID()
  paymentId: string;
}

/**
 * At the counter that did it, or another of its network, by the network's rules of that day. Of a cash-in the holder is
 * asked first, and notes go back on `completed` only; of a cash-out, whose notes are back, he has his e-money at once.
 */
export const cancelCash = defineAsk({
  subject: 'payments.ask.cancel-cash.v1',
  question: CancelCashV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** Notes for e-money: from the agent's float to the wallet, at once. */
export const cashIn = defineAsk({
  subject: 'payments.ask.cash-in.v1',
  question: CashV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** E-money for notes: the holder is asked on his phone; notes are handed over when the payment is completed, not before. */
export const cashOut = defineAsk({
  subject: 'payments.ask.cash-out.v1',
  question: CashV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});
