import { readReference, statusMap, unknown, type Outcome, type OutcomeById } from '@hanout/network-kit';

/** In which words Wana Cash says what became of one kind of request. */
export interface Vocabulary {
  /** The field with its own number for what it did. */
  number: string;
  wordOf: ReturnType<typeof statusMap>;
  /**
   * Codes of a failure with which it says for good that nothing has moved and nothing will. `INTERNAL_PROCESSING_ERROR`,
   * `EXPIRED`, `DUPLICATED_REFERENCE_ID` and the like are none: money may have moved before they were said.
   */
  refusals: ReadonlySet<string>;
}

export const TRANSFER: Vocabulary = {
  number: 'financialTransactionId',
  wordOf: statusMap({ SUCCESSFUL: 'succeeded', PENDING: 'pending', FAILED: 'declined' }),
  refusals: new Set([
    'PAYEE_NOT_FOUND',
    'PAYEE_LIMIT_REACHED',
    'PAYEE_NOT_ALLOWED_TO_RECEIVE',
    'ACCOUNT_BARRED',
    'ACCOUNT_CLOSED',
    'NOT_ALLOWED',
  ]),
};

export const LINK: Vocabulary = {
  number: 'accountId',
  wordOf: statusMap({ ACTIVE: 'succeeded', PENDING: 'pending', FAILED: 'declined' }),
  refusals: new Set(['HOLDER_NOT_ALLOWED', 'ACCOUNT_BARRED', 'NOT_ALLOWED']),
};

/** `{ referenceId, status, [number]?, reason?: { code } }`. What does not say of what it speaks says nothing. */
export function readResult(said: unknown, { number, wordOf, refusals }: Vocabulary): OutcomeById[] {
  if (!isRecord(said) || typeof said.referenceId !== 'string') return [];
  const { referenceId: id, status, reason } = said;
  const outcome = (): Outcome => {
    const word = wordOf(status);
    switch (word) {
      case 'succeeded': {
        // Without their number we could never agree with them on it.
        const ref = readReference(said[number]);
        return ref ? { outcome: word, ref } : unknown('no_reference');
      }
      case 'declined': {
        const code = isRecord(reason) ? reason.code : undefined;
        const isClear = typeof code === 'string' && refusals.has(code);
        return isClear ? { outcome: word, reason: code } : unknown('unknown_code');
      }
      case 'pending':
        return { outcome: word };
      case 'unknown':
        return unknown('unknown_word');
    }
  };
  return [{ id, ...outcome() }];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
