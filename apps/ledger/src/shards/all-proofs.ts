import type { BalanceV1, KindTotalV1, LedgerProofV1, LedgerTotalsV1 } from '@hanout/contracts';

/**
 * The proofs of all instances as one. Each of them balances by itself, through its clearing accounts; those of two peers
 * are each other's mirror, but for what is on its way while the proofs are read.
 */
export function proofOfAll(proofs: readonly LedgerProofV1[]): LedgerProofV1 {
  const count = (field: CountField): string => sumOf(proofs.map((proof) => proof[field]));
  return {
    holds: proofs.every(({ holds }) => holds),
    sums: merged(
      proofs.flatMap(({ sums }) => sums),
      ({ currency }) => currency,
      (equal): BalanceV1 => balanceOf(equal),
    ),
    accounts: count('accounts'),
    transfers: count('transfers'),
    entries: count('entries'),
    accountsOff: count('accountsOff'),
    accountsOutOfBounds: count('accountsOutOfBounds'),
    transfersUnbalanced: count('transfersUnbalanced'),
    totals: mergedTotals(proofs),
  };
}

/** The totals of all instances as one, read at much the same time: what is crossing is in their clearing accounts. */
export function totalsOfAll(answers: readonly LedgerTotalsV1[]): LedgerTotalsV1 {
  return { totals: mergedTotals(answers), readAt: answers.map(({ readAt }) => readAt).sort()[0]! };
}

function mergedTotals(answers: readonly { totals: KindTotalV1[] }[]): KindTotalV1[] {
  return merged(
    answers.flatMap(({ totals }) => totals),
    ({ kind, network = '', balance }) => `${kind} ${network} ${balance.currency}`,
    (equal): KindTotalV1 => ({
      ...equal[0]!,
      accounts: sumOf(equal.map(({ accounts }) => accounts)),
      balance: balanceOf(equal.map(({ balance }) => balance)),
    }),
  );
}

type CountField =
  'accounts' | 'transfers' | 'entries' | 'accountsOff' | 'accountsOutOfBounds' | 'transfersUnbalanced';

function sumOf(numbers: readonly string[]): string {
  return numbers.reduce((total, number) => total + BigInt(number), 0n).toString();
}

function balanceOf(balances: readonly BalanceV1[]): BalanceV1 {
  return { minor: sumOf(balances.map(({ minor }) => minor)), currency: balances[0]!.currency };
}

/** One for all of the same key, in the order of the keys. */
function merged<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  merge: (equal: Item[]) => Item,
): Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.keys()].sort().map((key) => merge(groups.get(key)!));
}
