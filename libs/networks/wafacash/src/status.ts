import { readReference, statusMap, unknown, type Outcome } from '@hanout/network-kit';
import type { Fault } from './soap';
import { textOf, type Xml } from './xml';

/** Their codes that say clearly that nothing moved and nothing will. Any other leaves it unknown. */
const CLEAR_NO: ReadonlySet<string> = new Set([
  'ACCOUNT_BARRED',
  'ACCOUNT_CLOSED',
  'ACCOUNT_UNKNOWN',
  'AMOUNT_ABOVE_MAXIMUM',
  'AMOUNT_BELOW_MINIMUM',
  'BALANCE_ABOVE_CEILING',
  'CANCELLED',
  'LIMIT_EXCEEDED',
  'POSITION_SHORT',
  'REFUSED_BY_NETWORK',
]);
/** Of a cancellation: it has moved for good. */
const TOO_LATE: ReadonlySet<string> = new Set(['ALREADY_PAID']);

export const WORDS = {
  payout: statusMap({ PAID: 'succeeded', PENDING: 'pending', REFUSED: 'declined' }),
  account: statusMap({ OPENED: 'succeeded', PENDING: 'pending', REFUSED: 'declined' }),
  cancellation: statusMap({ CANCELLED: 'succeeded', PENDING: 'pending' }),
};

/** One result in their words: `{ Status, Reference?, Code? }`. */
export function outcomeOf(kind: keyof typeof WORDS, result: Xml): Outcome {
  const word = WORDS[kind](textOf(result, 'Status'));
  switch (word) {
    case 'succeeded': {
      // Without their number we could never agree with them on it.
      const ref = readReference(textOf(result, 'Reference'));
      return ref ? { outcome: word, ref } : unknown('no_reference');
    }
    case 'declined':
      return outcomeOfCode(CLEAR_NO, textOf(result, 'Code'));
    case 'pending':
      return { outcome: word };
    case 'unknown':
      return unknown('unknown_word');
  }
}

/** A fault is a no where it is the sender's, names what was asked, and its code is known to be one. */
export function outcomeOfFault(kind: keyof typeof WORDS, id: string, fault: Fault): Outcome {
  if (!fault.isOfSender) return unknown('fault');
  if (fault.id !== id) return unknown('not_mentioned');
  if (fault.code === 'NOT_FOUND') return unknown('not_found');
  return outcomeOfCode(kind === 'cancellation' ? TOO_LATE : CLEAR_NO, fault.code);
}

function outcomeOfCode(table: ReadonlySet<string>, code: string | undefined): Outcome {
  return code !== undefined && table.has(code)
    ? { outcome: 'declined', reason: code }
    : unknown('unknown_code');
}
