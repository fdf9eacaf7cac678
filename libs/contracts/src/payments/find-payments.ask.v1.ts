import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { PAYMENT_KINDS, PAYMENT_STATES, PaymentV1, type PaymentKind, type PaymentState } from './payment.v1';

/** Payments of one page. */
export const FOUND_PAYMENTS_PAGE_MAX = 50;

/** What staff look for: all that is given must hold. */
export class FindPaymentsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Of whichever wallet, float or network account pays or is paid. */
  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** Of a shop's wallet, whoever pays. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  merchantCode?: string;

  /** The ten characters people read to each other. */
  @IsOptional()
  @Matches(/^[2-9A-HJKMNP-TV-Z]{10}$/)
  reference?: string;

  /** The business day it was made on; `today` is one, too. */
  @IsOptional()
  @Matches(/^(\d{4}-\d{2}-\d{2}|today)$/)
  day?: string;

  /** These three narrow a day, a wallet or a shop; alone they would be a search through everything. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;

  @IsOptional()
  @IsIn(PAYMENT_KINDS)
  kind?: PaymentKind;

  @IsOptional()
  @IsIn(PAYMENT_STATES)
  state?: PaymentState;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class FoundPaymentV1 extends PaymentV1 {
  @IsUUID()
  payerWalletId: string;

  @IsUUID()
  payeeWalletId: string;
}

/** The newest first. */
export class FoundPaymentsV1 {
  @IsListOf(() => FoundPaymentV1, FOUND_PAYMENTS_PAGE_MAX, 0)
  items: FoundPaymentV1[];

  /** To ask for the next page with; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export const findPayments = defineAsk({
  subject: 'payments.ask.find-payments.v1',
  question: FindPaymentsV1,
  answer: FoundPaymentsV1,
});
