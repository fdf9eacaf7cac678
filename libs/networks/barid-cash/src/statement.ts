import { readReference, type Collection } from '@hanout/network-kit';
import { amountAt } from './amounts';
import { nodesAt, textAt } from './xml';

/** A collection, and the transaction that it was read from. */
export interface BookedCollection {
  collection: Collection;
  transaction: unknown;
}

/**
 * Of entries of a statement: what is booked in our favour and names a wallet of ours is a collection. Other entries (what
 * we paid, what was given back, interest) move no wallet. Undefined when one names a wallet and cannot be read.
 */
export function collectionsIn(entries: readonly unknown[]): BookedCollection[] | undefined {
  const found: BookedCollection[] = [];
  for (const entry of entries.filter((one) => isBooked(one, 'CRDT'))) {
    const transactions = nodesAt(entry, 'NtryDtls/TxDtls');
    for (const transaction of transactions) {
      const payee = payeeOf(transaction);
      if (payee === undefined) continue;
      // The amount of the entry is the sum of its transactions.
      const amount = amountAt(transactions.length === 1 ? entry : transaction, 'Amt');
      const [ref, collectedAt] = [numberOf(transaction), bookedAt(entry)];
      if (!ref || !amount || !collectedAt) return undefined;
      found.push({ collection: { ref, payee, amount, collectedAt }, transaction });
    }
  }
  return found;
}

/** For good, and not the undoing of another. */
export function isBooked(entry: unknown, direction: 'CRDT' | 'DBIT'): boolean {
  return (
    textAt(entry, 'CdtDbtInd') === direction &&
    textAt(entry, 'Sts/Cd') === 'BOOK' &&
    [undefined, 'false', '0'].includes(textAt(entry, 'RvslInd'))
  );
}

/** The network's own. */
export function numberOf(transaction: unknown): string | undefined {
  return readReference(textAt(transaction, 'Refs/AcctSvcrRef'));
}

export function bookedAt(entry: unknown): Date | undefined {
  return instantOf(textAt(entry, 'BookgDt/DtTm'));
}

/** A time without its zone could be any of two. */
export function instantOf(said: string | undefined): Date | undefined {
  if (!said || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(said)) return undefined;
  const at = new Date(said);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The creditor's reference, as the one who paid in typed it. */
function payeeOf(transaction: unknown): string | undefined {
  return readReference(textAt(transaction, 'RmtInf/Strd/CdtrRefInf/Ref'));
}
