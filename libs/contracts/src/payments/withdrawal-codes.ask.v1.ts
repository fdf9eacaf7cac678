import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { LANGUAGES, type Language } from '../identity/people-registered.evt.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';
import { ProofV1 } from './proof.v1';

/** What a holder's proof says is paid, in place of a payee: who pays out is known when the code is redeemed. */
export const WITHDRAWAL_PAYEE = 'withdrawal-code';

export const CODE_MESSAGE_STATES = ['waiting', 'sent'] as const;
export type CodeMessageState = (typeof CODE_MESSAGE_STATES)[number];

/** Whose phone a code goes to, in place of its maker's eyes. */
export class CodeRecipientV1 {
  /** A Moroccan mobile number, as E.164 writes it. */
  @Matches(/^\+212[67]\d{8}$/)
  phone: string;

  @IsIn(LANGUAGES)
  language: Language;
}

export class WithdrawalCodeBodyV1 {
  /** The notes that the code is good for. */
  @IsMoney()
  amount: PositiveMoneyV1;

  /** Made by the device, when it signs. */
  @IsOptional()
  @IsUUID()
  paymentId?: string;

  /** The fee that its maker was shown: at another one no code is made. */
  @IsOptional()
  @IsMoneyOrZero()
  fee?: MoneyV1;

  @IsPart(() => ProofV1)
  proof: ProofV1;

  /** Left out: the code is told to its maker. Another phone takes another code: the first is cancelled. */
  @IsOptional()
  @IsPart(() => CodeRecipientV1)
  recipient?: CodeRecipientV1;
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
  /** Twelve digits, the last of them a check (Luhn): told to the one who makes it for himself, and only while the money is held. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  code?: string;

  /** Of a code for another's phone: `waiting` until the money is held and the message is taken to be sent; once. */
  @IsOptional()
  @IsIn(CODE_MESSAGE_STATES)
  message?: CodeMessageState;
}

export class WithdrawalPriceBodyV1 {
  /** The notes that a code would be good for. */
  @IsMoney()
  amount: PositiveMoneyV1;
}

export class PriceWithdrawalV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => WithdrawalPriceBodyV1)
  body: WithdrawalPriceBodyV1;
}

export class WithdrawalPriceV1 {
  @IsMoney()
  amount: PositiveMoneyV1;

  @IsMoneyOrZero()
  payerFee: MoneyV1;

  /** What leaves the wallet. */
  @IsMoney()
  total: PositiveMoneyV1;
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

/** What a withdrawal code would cost now: nothing is kept of the question. */
export const priceWithdrawal = defineAsk({
  subject: 'payments.ask.price-withdrawal.v1',
  question: PriceWithdrawalV1,
  answer: WithdrawalPriceV1,
});

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
