import { readReason, readReference, statusMap, unknown, type Outcome } from '@hanout/network-kit';

const wordOf = statusMap({
  REGISTERED: 'succeeded',
  PAID: 'succeeded',
  PENDING: 'pending',
  REJECTED: 'declined',
});

/** One result in their words: `{ status, ref?, reason? }`. */
export function outcomeOf(result: Readonly<Record<string, unknown>>): Outcome {
  const word = wordOf(result.status);
  switch (word) {
    case 'succeeded': {
      // Without their number we could never agree with them on it.
      const ref = readReference(result.ref);
      return ref ? { outcome: word, ref } : unknown('no_reference');
    }
    case 'declined':
      return { outcome: word, reason: readReason(result.reason) };
    case 'pending':
      return { outcome: word };
    case 'unknown':
      return unknown('unknown_word');
  }
}
