import { IsBoolean, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { ACCOUNT_KINDS, type AccountKind } from './open-accounts.ask.v1';

export class ProveLedgerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class KindTotalV1 {
  @IsIn(ACCOUNT_KINDS)
  kind: AccountKind;

  @IsOptional()
  @IsString()
  network?: string;

  @Matches(/^\d+$/)
  accounts: string;

  @IsBalance()
  balance: BalanceV1;
}

/** Everything read again: the sum of all balances, and each balance against its own entries. */
export class LedgerProofV1 {
  @IsBoolean()
  holds: boolean;

  /** Per currency, the sum of all balances: zero, or the ledger is broken. */
  @IsListOf(() => BalanceV1, 50, 0)
  sums: BalanceV1[];

  @Matches(/^\d+$/)
  accounts: string;

  @Matches(/^\d+$/)
  transfers: string;

  @Matches(/^\d+$/)
  entries: string;

  /** Accounts whose balance is not the sum of their entries, or whose last "balance after" differs. */
  @Matches(/^\d+$/)
  accountsOff: string;

  /** Accounts below their floor or above their ceiling. */
  @Matches(/^\d+$/)
  accountsOutOfBounds: string;

  /** Transfers whose debits and credits differ. */
  @Matches(/^\d+$/)
  transfersUnbalanced: string;

  @IsListOf(() => KindTotalV1, 500, 0)
  totals: KindTotalV1[];
}

export const proveLedger = defineAsk({
  subject: 'ledger.ask.prove-ledger.v1',
  question: ProveLedgerV1,
  answer: LedgerProofV1,
  deadlineMs: 120_000,
});
