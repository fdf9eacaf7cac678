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
