import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { ACCOUNT_STATUSES, type AccountStatus } from './open-accounts.ask.v1';
import { AccountBalanceV1 } from './read-balances.ask.v1';

export class ReadAccountV1 {
  @IsUUID()
  accountId: string;

  /** The `eventId` of the last event of the page before. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  afterEventId?: string;

  @IsInt()
  @Min(1)
  @Max(500)
  limit: number;
}

/** What became of an account: its state after the event. */
export class AccountEventV1 {
  @Matches(/^\d{1,19}$/)
  eventId: string;

  @IsIn(['opened', 'changed'])
  event: 'opened' | 'changed';

  @IsIn(ACCOUNT_STATUSES)
  status: AccountStatus;

  @IsOptional()
  @Matches(/^-?\d{1,18}$/)
  floorMinor?: string;

  @IsOptional()
  @Matches(/^\d{1,18}$/)
  ceilingMinor?: string;

  @IsOptional()
  @IsString()
  reason?: string;

  @IsISO8601()
  at: string;
}

export class AccountV1 {
  @IsPart(() => AccountBalanceV1)
  account: AccountBalanceV1;

  /** Oldest first. */
  @IsListOf(() => AccountEventV1, 500, 0)
  history: AccountEventV1[];

  /** Present when there are more events. */
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  nextAfterEventId?: string;
}

export const readAccount = defineAsk({
  subject: 'ledger.ask.read-account.v1',
  question: ReadAccountV1,
  answer: AccountV1,
});
