import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf } from '../nested';

export class ReadStatementV1 {
  @IsUUID()
  accountId: string;

  /** Half-open: from ≤ posted < to, UTC. */
  @IsISO8601()
  from: string;

  @IsISO8601()
  to: string;

  /** The `entryId` of the last line of the page before. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  afterEntryId?: string;

  @IsInt()
  @Min(1)
  @Max(500)
  limit: number;
}

export class StatementLineV1 {
  @Matches(/^\d{1,19}$/)
  entryId: string;

  @IsUUID()
  transferId: string;

  @IsString()
  kind: string;

  @IsOptional()
  @IsString()
  reference?: string;

  @IsIn(['debit', 'credit'])
  direction: 'debit' | 'credit';

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsBalance()
  balanceAfter: BalanceV1;

  @IsUUID()
  counterAccountId: string;

  @IsISO8601()
  postedAt: string;
}

export class StatementV1 {
  @IsUUID()
  accountId: string;

  /** Balance before the first entry of the range, and after its last one (of the range, not of the page). */
  @IsBalance()
  opening: BalanceV1;

  @IsBalance()
  closing: BalanceV1;

  @IsListOf(() => StatementLineV1, 500, 0)
  lines: StatementLineV1[];

  /** Present when there are more lines. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  nextAfterEntryId?: string;
}

export const readStatement = defineAsk({
  subject: 'ledger.ask.read-statement.v1',
  question: ReadStatementV1,
  answer: StatementV1,
});
