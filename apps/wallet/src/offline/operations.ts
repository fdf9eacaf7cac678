import { openDB, type DBSchema } from 'idb';

/** A line of a statement as the platform gave it. */
export interface Operation {
  readonly at: string;
  readonly kind: string;
  readonly direction: 'debit' | 'credit';
  readonly amount: { readonly minor: string };
  readonly balanceAfter: { readonly minor: string };
  readonly reference?: string;
  readonly paymentId?: string;
}

const KEPT_MAX = 200;

interface Schema extends DBSchema {
  /** Key: the wallet. */
  operations: { key: string; value: readonly Operation[] };
}

const open = () =>
  openDB<Schema>('hanout', 1, { upgrade: (database) => void database.createObjectStore('operations') });

/** What tells one entry of a wallet from another: a payment and its fee have one reference and two kinds. */
const nameOf = ({ at, kind, reference, direction, amount }: Operation) =>
  [at, kind, reference, direction, amount.minor].join('|');

/** The newest first, each once, no more than a phone need carry. */
export function newest(kept: readonly Operation[], seen: readonly Operation[]): Operation[] {
  const all = new Map([...kept, ...seen].map((operation) => [nameOf(operation), operation]));
  return [...all.values()].sort((one, other) => other.at.localeCompare(one.at)).slice(0, KEPT_MAX);
}

/** Keeps what was seen, to be read without a network. */
export async function keepOperations(walletId: string, seen: readonly Operation[]): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction('operations', 'readwrite');
    const kept = (await transaction.store.get(walletId)) ?? [];
    await Promise.all([transaction.store.put(newest(kept, seen), walletId), transaction.done]);
  } finally {
    database.close();
  }
}

export async function keptOperations(walletId: string): Promise<readonly Operation[]> {
  const database = await open();
  try {
    return (await database.get('operations', walletId)) ?? [];
  } finally {
    database.close();
  }
}

/** Of all wallets that this device has seen. */
export async function forgetOperations(): Promise<void> {
  const database = await open();
  try {
    await database.clear('operations');
  } finally {
    database.close();
  }
}
