import type { WireMoney } from '@hanout/money';

export interface LedgerAccount {
  readonly accountId: string;
  readonly kind: string;
  readonly balance: WireMoney;
  readonly available?: WireMoney;
  readonly heldOut?: WireMoney;
  readonly heldIn?: WireMoney;
  readonly status?: string;
}

export interface Entry {
  readonly entryId: string;
  readonly transferId: string;
  readonly kind: string;
  readonly reference?: string;
  readonly direction: string;
  readonly amount: WireMoney;
  readonly balanceAfter: WireMoney;
  readonly counterAccountId: string;
  readonly postedAt: string;
}

export interface InspectedAccount {
  readonly account: LedgerAccount;
  readonly statement: { readonly lines: readonly Entry[]; readonly nextAfterEntryId?: string };
}

export interface Leg {
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  readonly amount: WireMoney;
  readonly debitBalanceAfter?: WireMoney;
  readonly creditBalanceAfter?: WireMoney;
}

export interface LedgerTransfer {
  readonly transferId: string;
  readonly type?: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly decidedAt: string;
  readonly kind?: string;
  readonly reference?: string;
  readonly legs: readonly Leg[];
  readonly targetId?: string;
  readonly holdState?: string;
  readonly endedById?: string;
}

/** Where an account or a transfer of the ledger is shown; one page shows both, so the address says which. */
export const accountPath = (accountId: string): string => `/ledger/account-${accountId}`;
export const transferPath = (transferId: string): string => `/ledger/transfer-${transferId}`;

/** What an address below `/ledger/` names; undefined for what names nothing. */
export function namedIn(
  id: string,
): { readonly accountId: string } | { readonly transferId: string } | undefined {
  const [, what, named] = /^(account|transfer)-(.+)$/.exec(id) ?? [];
  if (named === undefined) return undefined;
  return what === 'account' ? { accountId: named } : { transferId: named };
}

/** An entry as its column has it: a credit adds, a debit takes away. */
export function signed({ direction, amount }: Entry): WireMoney {
  return direction === 'debit' ? { ...amount, minor: `-${amount.minor}` } : amount;
}

/** Every leg debits what it credits: what either side of the legs sums up to, in minor units. */
export function sumOf(legs: readonly Leg[]): bigint {
  return legs.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
}
