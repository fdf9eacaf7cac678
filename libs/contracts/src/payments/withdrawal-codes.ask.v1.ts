import { IsOptional, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';
import { ProofV1 } from './proof.v1';

/** What a holder's proof says is paid, in place of a payee: who pays out is known when the code is redeemed. */
export const WITHDRAWAL_PAYEE = 'withdrawal-code';

export class WithdrawalCodeBodyV1 {
  /** The notes that the code is good for. */
  @IsMoney()
  amount: PositiveMoneyV1;

  /** Made by the device, when it signs. */
  @IsOptional()
  @IsUUID()
  paymentId?: string;

  @IsPart(() => ProofV1)
  proof: ProofV1;
}

export class MakeWithdrawalCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => WithdrawalCodeBodyV1)
  body: WithdrawalCodeBodyV1;
}

export class WithdrawalCodeV1 extends PaymentAnswerV1 {
  /** Twelve digits, the last of them a check (Luhn): told to the one who makes it, and only while the money is held. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  code?: string;
}

export class RedeemBodyV1 {
  @Matches(/^\d{12}$/)
  code: string;

  /** As the one who brings the code says it. */
  @IsMoney()
  amount: PositiveMoneyV1;
}

export class RedeemWithdrawalCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => RedeemBodyV1)
  body: RedeemBodyV1;
}

/** Keeps money aside for whoever brings the code to an agent of the wallet's network. */
export const makeWithdrawalCode = defineAsk({
  subject: 'payments.ask.make-withdrawal-code.v1',
  question: MakeWithdrawalCodeV1,
  answer: WithdrawalCodeV1,
  deadlineMs: 15_000,
});

/** By an agent; repeated at the same counter, it answers how the payment stands. Notes are handed over on `completed`. */
export const redeemWithdrawalCode = defineAsk({
  subject: 'payments.ask.redeem-withdrawal-code.v1',
  question: RedeemWithdrawalCodeV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});
