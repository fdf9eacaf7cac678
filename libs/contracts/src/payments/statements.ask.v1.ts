import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';

export class ReadDayStatementV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** A business day of Africa/Casablanca: `2021-12-07`, or `today`. */
  @Matches(/^(\d{4}-\d{2}-\d{2}|today)$/)
  day: string;

  /** The `nextAfterLine` of the page before; absent: from the first line. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  afterLine?: number;
}

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
}

/** The list of the day: opening + money in − money out = closing, equal to the ledger. */
export class DayStatementV1 {
  @IsUUID()
  walletId: string;

  @IsString()
  day: string;

  @IsISO8601()
  from: string;

  @IsISO8601()
  to: string;

  @IsBalance()
  opening: BalanceV1;

  @IsMoneyOrZero()
  moneyIn: MoneyV1;

  @IsMoneyOrZero()
  moneyOut: MoneyV1;

  /** Fees paid less fees given back: below zero on a day that refunds more than it sells. */
  @IsBalance()
  fees: BalanceV1;

  @IsBalance()
  closing: BalanceV1;

  @IsInt()
  operations: number;

  /** A page of them (a message on the bus has a limit); the figures above are of the whole day. */
  @IsListOf(() => DayLineV1, 2_000, 0)
  lines: DayLineV1[];

  /** Present when there are more lines: how many there were so far. */
  @IsOptional()
  @IsInt()
  nextAfterLine?: number;
}

export const readDayStatement = defineAsk({
  subject: 'payments.ask.read-day-statement.v1',
  question: ReadDayStatementV1,
  answer: DayStatementV1,
  deadlineMs: 15_000,
});

export class ReadWalletV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
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

  @IsOptional()
  @IsString()
  merchantCode?: string;
}

export const readWallet = defineAsk({
  subject: 'payments.ask.read-wallet.v1',
  question: ReadWalletV1,
  answer: WalletV1,
});
