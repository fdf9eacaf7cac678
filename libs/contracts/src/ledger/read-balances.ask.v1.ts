import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf } from '../nested';
import {
  ACCOUNT_KINDS,
  ACCOUNT_STATUSES,
  type AccountKind,
  type AccountStatus,
} from './open-accounts.ask.v1';

export class ReadBalancesV1 {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  accountIds: string[];
}

export class AccountBalanceV1 {
  @IsUUID()
  accountId: string;

  @IsIn(ACCOUNT_KINDS)
  kind: AccountKind;

  /** Credits − debits, posted. */
  @IsBalance()
  balance: BalanceV1;

  /** What may be spent: the balance less what is held of it. */
  @IsOptional()
  @IsBalance()
  available?: BalanceV1;

  /** What is held to go out, and what is held to come in. */
  @IsOptional()
  @IsBalance()
  heldOut?: BalanceV1;

  @IsOptional()
  @IsBalance()
  heldIn?: BalanceV1;

  /** What may still come in below the ceiling; zero when it is full or over, absent without a ceiling. */
  @IsOptional()
  @IsBalance()
  room?: BalanceV1;

  @IsOptional()
  @IsIn(ACCOUNT_STATUSES)
  status?: AccountStatus;
}

/** Unknown accounts are left out of the answer. */
export class BalancesV1 {
  @IsListOf(() => AccountBalanceV1, 1_000, 0)
  balances: AccountBalanceV1[];
}

export const readBalances = defineAsk({
  subject: 'ledger.ask.read-balances.v1',
  question: ReadBalancesV1,
  answer: BalancesV1,
});
