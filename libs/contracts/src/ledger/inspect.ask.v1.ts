import { IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { AccountBalanceV1 } from './read-balances.ask.v1';
import { StatementV1 } from './read-statement.ask.v1';
import { TransferV1 } from './read-transfer.ask.v1';

export class InspectAccountV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  accountId: string;

  /** Half-open: from ≤ posted < to. Absent: from the first entry, until now. */
  @IsOptional()
  @IsISO8601()
  from?: string;

  @IsOptional()
  @IsISO8601()
  to?: string;

  /** The `entryId` of the last line of the page before. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  after?: string;

  @IsInt()
  @Min(1)
  @Max(500)
  limit: number;
}

/** An account as it stands, and how it came to that. */
export class AccountInspectedV1 {
  @IsPart(() => AccountBalanceV1)
  account: AccountBalanceV1;

  @IsPart(() => StatementV1)
  statement: StatementV1;
}

export class InspectTransferV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  transferId: string;
}

/** For staff who look into the ledger: which account, and entry by entry. */
export const inspectAccount = defineAsk({
  subject: 'ledger.ask.inspect-account.v1',
  question: InspectAccountV1,
  answer: AccountInspectedV1,
});

/** Leg by leg. */
export const inspectTransfer = defineAsk({
  subject: 'ledger.ask.inspect-transfer.v1',
  question: InspectTransferV1,
  answer: TransferV1,
});
