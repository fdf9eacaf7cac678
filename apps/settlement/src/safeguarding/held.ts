import type { AccountKind, KindTotalV1 } from '@hanout/contracts';

/** Minor units, by whose the money is. */
export interface Held {
  customersMinor: bigint;
  positionsMinor: bigint;
  othersMinor: bigint;
}

/** Whose is what is held; the mirror is the bank itself, and clearing is one ledger with itself. */
const WHOSE: Record<AccountKind, keyof Held | undefined> = {
  customer: 'customersMinor',
  merchant: 'customersMinor',
  agent_float: 'customersMinor',
  programme_fund: 'customersMinor',
  voucher_liability: 'customersMinor',
  network_position: 'positionsMinor',
  fee_income: 'othersMinor',
  suspense: 'othersMinor',
  safeguarding_mirror: undefined,
  clearing: undefined,
};

export function heldOf(totals: readonly KindTotalV1[]): Held {
  const held: Held = { customersMinor: 0n, positionsMinor: 0n, othersMinor: 0n };
  for (const { kind, balance } of totals) {
    const whose = WHOSE[kind];
    if (whose) held[whose] += BigInt(balance.minor);
  }
  return held;
}
