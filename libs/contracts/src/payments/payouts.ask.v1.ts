import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';
import { ProofV1 } from './proof.v1';

export class PayoutBodyV1 {
  /** At whose own system the account is: another than the payer's. */
  @IsIn(NETWORKS)
  network: NetworkName;

  /** A Moroccan mobile number, as E.164 writes it. It is kept sealed until the end, and shown by its last two digits. */
  @Matches(/^\+212[67]\d{8}$/)
  account: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** The price that was shown, for the same network and amount; the payment has the quote's id. */
  @IsOptional()
  @IsUUID()
  quoteId?: string;

  /** Made by the device, when it signs; the payment has this id. With a quote it is the quote's. */
  @IsOptional()
  @IsUUID()
  paymentId?: string;

  /** Of `wafacash-212612345678` as who is paid: the network and the digits of the number. */
  @IsOptional()
  @IsPart(() => ProofV1)
  proof?: ProofV1;
}

export class CreatePayoutV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => PayoutBodyV1)
  body: PayoutBodyV1;
}

/** `held` is no end: the money is aside until the network has said for good what became of it. */
export class PayoutAnswerV1 extends PaymentAnswerV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  /** The last two digits of its number. */
  @Matches(/^\d{2}$/)
  accountEnd: string;
}

/** A refusal of the business is an answer: state `failed` with its reason. */
export const createPayout = defineAsk({
  subject: 'payments.ask.create-payout.v1',
  question: CreatePayoutV1,
  answer: PayoutAnswerV1,
  deadlineMs: 15_000,
});
