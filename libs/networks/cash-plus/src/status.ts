import { readReference, statusMap, unknown, type Outcome, type OutcomeById } from '@hanout/network-kit';

/** In which words Cash Plus answers one kind of question. */
export interface Vocabulary {
  /** The field that says of what it speaks. */
  id: string;
  /** The field with its own number for what it did. */
  number: string;
  wordOf: ReturnType<typeof statusMap>;
  /**
   * Codes with which it says for good that nothing has moved and nothing will. `DUPLICATE_ORDER`, `ORDER_SETTLED` and the
   * like are none: they say that it has had the order before, and so perhaps paid it.
   */
  refusals: ReadonlySet<string>;
}

export const ORDER: Vocabulary = {
  id: 'orderId',
  number: 'receiptNumber',
  wordOf: statusMap({ SETTLED: 'succeeded', IN_PROGRESS: 'pending' }),
  refusals: new Set([
    'ACCOUNT_UNKNOWN',
    'ACCOUNT_BARRED',
    'ACCOUNT_CLOSED',
    'BALANCE_CEILING',
    'AMOUNT_OUT_OF_RANGE',
    'ORDER_CANCELLED',
    'REFUSED_BY_RULE',
  ]),
};

export const CANCELLATION: Vocabulary = {
  id: 'orderId',
  number: 'cancellationNumber',
  wordOf: statusMap({ CANCELLED: 'succeeded' }),
  refusals: new Set(['ORDER_SETTLED']),
};

export const WALLET: Vocabulary = {
  id: 'requestId',
  number: 'walletNumber',
  wordOf: statusMap({ OPENED: 'succeeded', UNDER_REVIEW: 'pending' }),
  refusals: new Set(['HOLDER_NOT_ACCEPTED', 'LEVEL_NOT_OFFERED', 'ACCOUNT_BARRED', 'REFUSED_BY_RULE']),
};

const REFUSED = 'urn:cash-plus:problem:refused';

/** `{ [id], state, [number]? }`. What does not say of what it speaks says nothing. */
export function readState(said: unknown, { id, number, wordOf }: Vocabulary): OutcomeById[] {
  if (!isRecord(said) || typeof said[id] !== 'string') return [];
  return [{ id: said[id], ...outcomeOf(wordOf(said.state), said[number]) }];
}

/** `{ type: REFUSED, title, status: 422, code, subject }`: the one shape of a clear no (problem details, RFC 9457). */
export function readRefusal(said: unknown, { refusals }: Vocabulary): OutcomeById[] {
  if (!isRecord(said) || said.type !== REFUSED || said.status !== 422) return [];
  const { code, subject: id } = said;
  if (typeof id !== 'string') return [];
  const isClear = typeof code === 'string' && refusals.has(code);
  return [{ id, ...(isClear ? { outcome: 'declined', reason: code } : unknown('unknown_code')) }];
}

function outcomeOf(word: Outcome['outcome'], number: unknown): Outcome {
  if (word === 'pending') return { outcome: word };
  if (word !== 'succeeded') return unknown('unknown_word');
  // Without their number we could never agree with them on it.
  const ref = readReference(number);
  return ref ? { outcome: word, ref } : unknown('no_reference');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
