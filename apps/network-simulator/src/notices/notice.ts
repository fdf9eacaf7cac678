import { createHash } from 'node:crypto';
import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';
import type { Entry } from '../books/entry';
import type { NoticeFault, Taken } from '../faults/fault-table';

/** What a notice says of its entry: the truth, or something else on purpose. */
export type NoticeSays = 'truth' | 'declined' | 'other_amount' | 'unknown_id';

/** Something a network is to tell us by itself. The last line with its id holds. */
export interface Notice {
  id: string;
  /** The entry that it tells of. */
  of: string;
  says: NoticeSays;
  /** Not before; by the remote clock. */
  dueAt: string;
  /** `lost`: never told, on purpose. */
  state: 'waiting' | 'told' | 'lost';
  /** Before the request that brought it about is answered. */
  isEarly?: true;
}

const LATE_MS = 30_000;
/** Between two notices of one entry that say different things. */
const AFTER_MS = 1_000;

/** What is told of an entry that has just been decided. */
export function noticesOf(entry: Entry, fault: Taken<NoticeFault> | undefined, now: Date): Notice[] {
  const after = (ms: number): string => new Date(now.getTime() + ms).toISOString();
  const make = (number: number, says: NoticeSays, dueInMs = 0): Notice => ({
    id: `${entry.id}/${number}`,
    of: entry.id,
    says,
    dueAt: after(dueInMs),
    state: 'waiting',
  });
  const delayMs = fault?.delayMs;
  switch (fault?.mode) {
    case 'notice_twice':
      return [make(1, 'truth'), make(2, 'truth')];
    case 'notice_lost':
      return [{ ...make(1, 'truth'), state: 'lost' }];
    case 'notice_late':
      return [make(1, 'truth', delayMs ?? LATE_MS)];
    case 'notice_of_unknown':
      return [make(1, 'unknown_id'), make(2, 'truth')];
    case 'notice_other_amount':
      return [make(1, 'other_amount'), make(2, 'truth', delayMs ?? AFTER_MS)];
    case 'notice_contradicts':
      // Only what succeeded can be said to have failed; a collection never fails.
      if (entry.kind !== 'payout' || entry.state !== 'done') return [make(1, 'truth')];
      return [make(1, 'declined'), make(2, 'truth', delayMs ?? AFTER_MS)];
    case 'notice_early':
      return [{ ...make(1, 'truth'), isEarly: true }];
    case undefined:
      return [make(1, 'truth')];
  }
}

/** An entry as a result, before it is put in the network's words. */
export function resultOf({ id, state, ref, reason }: Entry): RemoteResult {
  if (state === 'pending') return { id, word: 'pending' };
  if (state === 'done') return { id, word: 'done', ref };
  return { id, word: 'declined', reason: reason ?? 'NOT_GIVEN' };
}

/** What the notice says, to be put in the network's words. */
export function eventOf(entry: Entry, { id, says }: Pick<Notice, 'id' | 'says'>): RemoteEvent {
  const amountMinor = says === 'other_amount' ? String(BigInt(entry.amount) + 100n) : entry.amount;
  const { currency, account } = entry;
  // Of a collection, too, it speaks of a payout that is nobody's: a collection that it made up would be its own lie.
  if (entry.kind === 'collection' && says !== 'unknown_id') {
    return {
      event: 'collection',
      ref: entry.ref,
      payee: entry.payee ?? '',
      amountMinor,
      currency,
      collectedAt: new Date(entry.decidedAt ?? entry.at),
    };
  }
  const told = says === 'declined' ? { ...entry, state: 'declined' as const, reason: 'TRY_LATER' } : entry;
  const result = resultOf(told);
  const named = says === 'unknown_id' ? unknownId(id) : entry.id;
  return {
    event: 'payout',
    order: { id: named, account, amountMinor, currency },
    result: { ...result, id: named },
  };
}

/** An id of nobody, the same at every try. */
function unknownId(noticeId: string): string {
  const hex = createHash('sha256').update(noticeId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
