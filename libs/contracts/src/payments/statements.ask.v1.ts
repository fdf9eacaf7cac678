import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { DOCUMENT_FORMATS, DOCUMENT_LANGUAGES, DocumentV1 } from './document.v1';
import type { DocumentFormat, DocumentLanguage } from './document.v1';

export class ReadWalletStatementV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** By the calendar of Africa/Casablanca: `2021-12-07` or `today`, `2021-12`, or the tax year `2021`. */
  @Matches(/^(\d{4}(-\d{2}(-\d{2})?)?|today)$/)
  period: string;

  @IsIn(DOCUMENT_FORMATS)
  format: DocumentFormat;

  /** Of a file; JSON has no language. */
  @IsIn(DOCUMENT_LANGUAGES)
  language: DocumentLanguage;

  /** Of a day as JSON: the `nextAfterLine` of the page before; absent: from the first line. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  afterLine?: number;
}

const COMMISSION = /^(0|-?[1-9]\d{0,24})$/;

export class DayLineV1 {
  @IsISO8601()
  at: string;

  /** The payment's reference, or the bank's for a deposit. */
  @IsOptional()
  @IsString()
  reference?: string;

  /** Of a payment or a refund: what a merchant names to give money back. */
  @IsOptional()
  @IsUUID()
  paymentId?: string;

  @IsString()
  kind: string;

  @IsIn(['debit', 'credit'])
  direction: 'debit' | 'credit';

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsBalance()
  balanceAfter: BalanceV1;

  /** Of a payment at an agent's counter: what of its fee is his, in 1/10,000 of the minor unit; below zero when it went back. */
  @IsOptional()
  @Matches(COMMISSION)
  commission?: string;
}

/** What moved by one kind of transfer; `fee` and `fee_refund` are apart from the payments they belong to. */
export class KindFiguresV1 {
  @IsString()
  kind: string;

  /** Entries of this kind. */
  @IsInt()
  count: number;

  @IsMoneyOrZero()
  moneyIn: MoneyV1;

  @IsMoneyOrZero()
  moneyOut: MoneyV1;
}

/** Opening + money in − money out = closing, equal to the ledger. */
export class StatementFiguresV1 {
  @IsBalance()
  opening: BalanceV1;

  @IsMoneyOrZero()
  moneyIn: MoneyV1;

  @IsMoneyOrZero()
  moneyOut: MoneyV1;

  /** Of which fees paid less fees given back: below zero where more is refunded than sold. */
  @IsBalance()
  fees: BalanceV1;

  @IsBalance()
  closing: BalanceV1;

  /** Transfers that moved the wallet: a payment and its fee are one. */
  @IsInt()
  operations: number;

  /** Of an agent: the sum of his commissions, in 1/10,000 of the minor unit. He is owed them; they are not in the float. */
  @IsOptional()
  @Matches(COMMISSION)
  commission?: string;
}

/** The list of the day. */
export class DayStatementV1 extends StatementFiguresV1 {
  @IsUUID()
  walletId: string;

  @IsString()
  day: string;

  @IsISO8601()
  from: string;

  @IsISO8601()
  to: string;

  @IsListOf(() => KindFiguresV1, 100, 0)
  kinds: KindFiguresV1[];

  /** A page of them (a message on the bus has a limit); the figures above are of the whole day. */
  @IsListOf(() => DayLineV1, 2_000, 0)
  lines: DayLineV1[];

  /** Present when there are more lines: how many there were so far. */
  @IsOptional()
  @IsInt()
  nextAfterLine?: number;
}

/** A day of a month, or a month of a year; those without a movement are left out. */
export class StatementPartV1 extends StatementFiguresV1 {
  /** `2021-12-07`, or `2021-12`. */
  @IsString()
  period: string;
}

export const RELIEF_SCOPES = ['income_tax_base', 'income_tax_regime_thresholds', 'vat_thresholds'] as const;
export type ReliefScope = (typeof RELIEF_SCOPES)[number];

/** What a merchant took by phone in a tax year, apart from cash, which we do not see. */
export class TaxYearV1 {
  /** Paid to the shop. */
  @IsMoneyOrZero()
  sales: MoneyV1;

  /** Given back: refunds, recalls and reversals of what had been paid to it, also of earlier years. */
  @IsBalance()
  refunds: BalanceV1;

  /** Sales − refunds, before fees. */
  @IsBalance()
  turnover: BalanceV1;

  /** `none_known`: no rule of relief is on record for this year; that is no word of the tax office. */
  @IsIn(['in_force', 'none_known'])
  relief: 'in_force' | 'none_known';

  /** For what this turnover is left out of account. */
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(RELIEF_SCOPES, { each: true })
  ignoredFor: ReliefScope[];

  @IsOptional()
  @IsString()
  source?: string;
}

/** A month or a tax year. */
export class PeriodStatementV1 extends StatementFiguresV1 {
  @IsUUID()
  walletId: string;

  @IsString()
  period: string;

  @IsISO8601()
  from: string;

  @IsISO8601()
  to: string;

  @IsListOf(() => KindFiguresV1, 100, 0)
  kinds: KindFiguresV1[];

  @IsListOf(() => StatementPartV1, 31, 0)
  parts: StatementPartV1[];

  /** Of a merchant's year. */
  @IsOptional()
  @IsPart(() => TaxYearV1)
  taxYear?: TaxYearV1;
}

/** Exactly one of the three. */
export class WalletStatementV1 {
  @IsOptional()
  @IsPart(() => DayStatementV1)
  day?: DayStatementV1;

  @IsOptional()
  @IsPart(() => PeriodStatementV1)
  period?: PeriodStatementV1;

  @IsOptional()
  @IsPart(() => DocumentV1)
  document?: DocumentV1;
}

export const readWalletStatement = defineAsk({
  subject: 'payments.ask.read-wallet-statement.v1',
  question: ReadWalletStatementV1,
  answer: WalletStatementV1,
  deadlineMs: 30_000,
});

export class ReadWalletV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** What a wallet may still do now, by its tier or by what was decided for it alone. */
export class WalletRoomV1 {
  /** Below its ceiling. */
  @IsOptional()
  @IsMoneyOrZero()
  toReceive?: MoneyV1;

  @IsMoneyOrZero()
  perPayment: MoneyV1;

  @IsMoneyOrZero()
  today: MoneyV1;

  @IsMoneyOrZero()
  thisMonth: MoneyV1;
}

export class WalletV1 {
  @IsUUID()
  walletId: string;

  @IsString()
  kind: string;

  @IsString()
  network: string;

  @IsInt()
  tier: number;

  @IsBalance()
  balance: BalanceV1;

  /** Kept aside for what waits: a withdrawal code, a request. */
  @IsOptional()
  @IsMoneyOrZero()
  held?: MoneyV1;

  @IsOptional()
  @IsPart(() => WalletRoomV1)
  room?: WalletRoomV1;

  @IsOptional()
  @IsString()
  merchantCode?: string;
}

export const readWallet = defineAsk({
  subject: 'payments.ask.read-wallet.v1',
  question: ReadWalletV1,
  answer: WalletV1,
});
