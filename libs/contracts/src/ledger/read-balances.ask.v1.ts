import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID } from 'class-validator';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf } from '../nested';
import { ACCOUNT_KINDS, type AccountKind } from './open-accounts.ask.v1';

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

  /** Credits − debits. */
  @IsBalance()
  balance: BalanceV1;
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
