import { IsIn, IsISO8601, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { defineAsk } from '../message';
import { ACCOUNT_STATUSES, type AccountStatus } from './open-accounts.ask.v1';

/** Freezes, thaws or closes an account, or moves its bounds; what is absent stays as it is. */
export class ChangeAccountV1 {
  /** Made by the asker; idempotent for ever. */
  @IsUUID()
  changeId: string;

  @IsUUID()
  accountId: string;

  /** `closed` is for ever, and only at a balance of zero with nothing held. */
  @IsOptional()
  @IsIn(ACCOUNT_STATUSES)
  status?: AccountStatus;

  @IsOptional()
  @Matches(/^-?\d{1,18}$/)
  floorMinor?: string;

  /** May be lowered under the balance, which then can only go down. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  ceilingMinor?: string;

  /** Why, in a word for the history: `tier_raised`, `court_order`, `phone_stolen`. Never personal data. */
  @Matches(/^\P{Cc}+$/u)
  @MaxLength(80)
  reason: string;
}

export const ACCOUNT_CHANGE_OUTCOMES = ['changed', 'repeated', 'refused'] as const;

/** In order of precedence. */
export const ACCOUNT_CHANGE_REFUSALS = [
  'id_reused',
  'unknown_account',
  'account_closed',
  'bounds_invalid',
  'balance_not_zero',
] as const;
export type AccountChangeRefusal = (typeof ACCOUNT_CHANGE_REFUSALS)[number];

export class AccountChangeV1 {
  @IsUUID()
  changeId: string;

  @IsIn(ACCOUNT_CHANGE_OUTCOMES)
  outcome: (typeof ACCOUNT_CHANGE_OUTCOMES)[number];

  @IsOptional()
  @IsIn(ACCOUNT_CHANGE_REFUSALS)
  reason?: AccountChangeRefusal;

  /** Set when changed or repeated. */
  @IsOptional()
  @IsISO8601()
  changedAt?: string;
}

export const changeAccount = defineAsk({
  subject: 'ledger.ask.change-account.v1',
  question: ChangeAccountV1,
  answer: AccountChangeV1,
});
