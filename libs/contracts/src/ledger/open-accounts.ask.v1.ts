import { IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { defineAsk } from '../message';
import { IsListOf } from '../nested';

export const ACCOUNT_KINDS = [
  'customer',
  'merchant',
  'agent_float',
  'network_position',
  'fee_income',
  'programme_fund',
  'voucher_liability',
  'safeguarding_mirror',
  'suspense',
  'clearing',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** A closed account takes no transfer any more; a frozen one only the settlement of what was held before. */
export const ACCOUNT_STATUSES = ['open', 'frozen', 'closed'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export class AccountToOpenV1 {
  /** Made by the asker: opening twice with the same content is one account. */
  @IsUUID()
  accountId: string;

  @IsIn(ACCOUNT_KINDS)
  kind: AccountKind;

  @Matches(/^[A-Z]{3}$/)
  currency: string;

  /** The agent network that opened it, for people's accounts. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  network?: string;

  /** The balance (credits − debits) may not go below; absent: no floor (a bank mirror). People's is "0". */
  @IsOptional()
  @Matches(/^-?\d{1,18}$/)
  floorMinor?: string;

  /** The balance may not go above (the cap of the holder's KYC tier); absent: no ceiling. */
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  ceilingMinor?: string;
}

export class OpenAccountsV1 {
  @IsListOf(() => AccountToOpenV1, 1_000)
  accounts: AccountToOpenV1[];
}

export const ACCOUNT_OPENING_OUTCOMES = ['opened', 'repeated', 'refused'] as const;

export class AccountOpeningV1 {
  @IsUUID()
  accountId: string;

  @IsIn(ACCOUNT_OPENING_OUTCOMES)
  outcome: (typeof ACCOUNT_OPENING_OUTCOMES)[number];

  /** `id_reused`: the id is taken by an account of other content; `bounds_invalid`: zero would be below the floor. */
  @IsOptional()
  @IsString()
  reason?: string;
}

export class AccountsOpenedV1 {
  @IsListOf(() => AccountOpeningV1, 1_000)
  accounts: AccountOpeningV1[];
}

export const openAccounts = defineAsk({
  subject: 'ledger.ask.open-accounts.v1',
  question: OpenAccountsV1,
  answer: AccountsOpenedV1,
  deadlineMs: 15_000,
});
