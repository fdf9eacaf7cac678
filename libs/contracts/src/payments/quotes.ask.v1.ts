import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { BillV1, MaskedBillV1 } from './biller.v1';
import { FEE_SIDES, PAYMENT_KINDS, type FeeSide, type PaymentKind } from './payment.v1';

/** Who is to be paid: exactly one of the four. */
export class PayeeBodyV1 {
  @IsOptional()
  @Matches(/^[A-Z0-9]{4,12}$/)
  merchantCode?: string;

  /** Of a person, as the alias directory answered it. */
  @IsOptional()
  @IsUUID()
  walletId?: string;

  /** What was scanned. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  qr?: string;

  @IsOptional()
  @IsPart(() => BillV1)
  bill?: BillV1;
}

export class QuoteBodyV1 extends PayeeBodyV1 {
  /** Instead of a payee: an account at the own system of this network, whoever's it is. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  /** Absent when the scanned code says it. */
  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;
}

export class QuotedBillV1 extends MaskedBillV1 {
  /** When it was paid a short time ago, perhaps by somebody else: paying it needs `isPaidAgain`. */
  @IsOptional()
  @IsISO8601()
  lastPaidAt?: string;
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
  @IsUUID()
  quoteId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(FEE_SIDES)
  feePaidBy: FeeSide;

  @IsMoneyOrZero()
  payerFee: MoneyV1;

  /** Posted with the payment; what accrues instead is billed at the end of the day. */
  @IsMoneyOrZero()
  payeeFee: MoneyV1;

  /** What leaves the payer. */
  @IsMoney()
  total: PositiveMoneyV1;

  /** What reaches the payee. */
  @IsMoney()
  net: PositiveMoneyV1;

  @IsISO8601()
  expiresAt: string;

  /** Absent when a person or a bill is paid. */
  @IsOptional()
  @IsPart(() => QuotedMerchantV1)
  merchant?: QuotedMerchantV1;

  @IsOptional()
  @IsPart(() => QuotedBillV1)
  bill?: QuotedBillV1;
}

export class QuotePaymentV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => QuoteBodyV1)
  body: QuoteBodyV1;
}

export const quotePayment = defineAsk({
  subject: 'payments.ask.quote-payment.v1',
  question: QuotePaymentV1,
  answer: QuoteV1,
});
