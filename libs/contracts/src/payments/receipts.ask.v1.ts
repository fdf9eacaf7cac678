import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { MaskedBillV1 } from './biller.v1';
import { DOCUMENT_LANGUAGES, DocumentV1, type DocumentLanguage } from './document.v1';
import { PAYMENT_KINDS, PAYMENT_STATES, type PaymentKind, type PaymentState } from './payment.v1';

export class ReadReceiptV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  paymentId: string;

  @IsIn(['json', 'pdf'])
  format: 'json' | 'pdf';

  /** Of the file; JSON has no language. */
  @IsIn(DOCUMENT_LANGUAGES)
  language: DocumentLanguage;
}

/** One side of a payment as the other may see it: a shop or a biller by its sign, anybody else by the end of his wallet's id. */
export class ReceiptPartyV1 {
  @IsString()
  network: string;

  /** Last four characters of the wallet's id. */
  @Matches(/^[0-9a-f]{4}$/)
  walletEnd: string;

  /** Of an account at the network's own system: the last two digits of its number. */
  @IsOptional()
  @Matches(/^\d{2}$/)
  accountEnd?: string;

  /** And of what was paid there or from there: the network's own number. */
  @IsOptional()
  @Matches(/^[\x20-\x7e]{1,64}$/)
  networkRef?: string;

  @IsOptional()
  @IsString()
  merchantCode?: string;

  @IsOptional()
  @IsString()
  tradeNameAr?: string;

  @IsOptional()
  @IsString()
  tradeNameFr?: string;

  @IsOptional()
  @IsString()
  commune?: string;
}

export class ReceiptV1 {
  @IsUUID()
  paymentId: string;

  @IsString()
  reference: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  @IsPart(() => ReceiptPartyV1)
  payer: ReceiptPartyV1;

  @IsPart(() => ReceiptPartyV1)
  payee: ReceiptPartyV1;

  @IsOptional()
  @IsPart(() => MaskedBillV1)
  bill?: MaskedBillV1;

  @IsMoney()
  amount: PositiveMoneyV1;

  /** Only on the receipt of the one who paid it; below zero when a refund gave it back. */
  @IsOptional()
  @IsBalance()
  fee?: BalanceV1;

  /** When the ledger posted it. */
  @IsISO8601()
  completedAt: string;

  /** Lets anybody check the receipt: `GET /receipts/:reference?code=…`. */
  @Matches(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  code: string;
}

/** Exactly one of the two. */
export class ReceiptAnswerV1 {
  @IsOptional()
  @IsPart(() => ReceiptV1)
  receipt?: ReceiptV1;

  @IsOptional()
  @IsPart(() => DocumentV1)
  document?: DocumentV1;
}

export class CheckReceiptV1 {
  @Matches(/^[2-9A-HJKMNP-TV-Z]{10}$/)
  reference: string;

  @Matches(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  code: string;
}

/** All that a stranger who holds a receipt learns. */
export class CheckedReceiptV1 {
  @IsString()
  reference: string;

  @IsIn(PAYMENT_STATES)
  state: PaymentState;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsISO8601()
  completedAt: string;

  /** Of the shop or the biller that took part, if one did. */
  @IsOptional()
  @IsString()
  tradeNameAr?: string;

  @IsOptional()
  @IsString()
  tradeNameFr?: string;
}

export const readReceipt = defineAsk({
  subject: 'payments.ask.read-receipt.v1',
  question: ReadReceiptV1,
  answer: ReceiptAnswerV1,
  deadlineMs: 30_000,
});

/** Public: whoever holds the receipt may ask. */
export const checkReceipt = defineAsk({
  subject: 'payments.ask.check-receipt.v1',
  question: CheckReceiptV1,
  answer: CheckedReceiptV1,
});
