import { IsISO8601, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';
import { ProofV1 } from './proof.v1';

/** What a payer's proof says is paid, in place of a payee: which shop is known when it charges. */
export const AUTHORISATION_PAYEE = 'authorisation-code';

export class AuthorisationCodeBodyV1 {
  /** Made by the asker: the same again is the same code; another one replaces it. The payment has this id. */
  @IsUUID()
  codeId: string;

  /** The most that may be charged. */
  @IsMoney()
  ceiling: PositiveMoneyV1;

  @IsPart(() => ProofV1)
  proof: ProofV1;
}

export class MakeAuthorisationCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AuthorisationCodeBodyV1)
  body: AuthorisationCodeBodyV1;
}

/** What a payer tells a shop, for one payment within minutes. */
export class AuthorisationCodeV1 {
  @IsUUID()
  codeId: string;

  @Matches(/^\d{6}$/)
  code: string;

  @IsMoney()
  ceiling: PositiveMoneyV1;

  @IsISO8601()
  expiresAt: string;
}

export class ChargeBodyV1 {
  /** Of the one who tells the code, as the alias directory answered it. */
  @IsUUID()
  payerWalletId: string;

  @Matches(/^\d{6}$/)
  code: string;

  @IsMoney()
  amount: PositiveMoneyV1;
}

export class ChargeAuthorisationCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => ChargeBodyV1)
  body: ChargeBodyV1;
}

/** Of a wallet one code is good at a time. */
export const makeAuthorisationCode = defineAsk({
  subject: 'payments.ask.make-authorisation-code.v1',
  question: MakeAuthorisationCodeV1,
  answer: AuthorisationCodeV1,
  deadlineMs: 10_000,
});

/** By a shop: the code is the payer's proof, once. */
export const chargeAuthorisationCode = defineAsk({
  subject: 'payments.ask.charge-authorisation-code.v1',
  question: ChargeAuthorisationCodeV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});
