import { readReason, readReference, statusMap, unknown, type Outcome, isRecord } from '@hanout/network-kit';

/**
 * The errors that say clearly that nothing moved and nothing will (`errorCategory/errorCode`). All others are unknown:
 * they speak of our request (form, credentials, speed), of their system, or may speak of an earlier attempt
 * (`incorrectState`); `duplicateRequest` says that they have the order.
 */
const CLEAR_NO: ReadonlySet<string> = new Set([
  'authorisation/requestDeclined',
  'businessRule/accountMaxTotalValueExceeded',
  'businessRule/accountMaxTotalVolumeExceeded',
  'businessRule/dailyValueLimitExceeded',
  'businessRule/dailyVolumeLimitExceeded',
  'businessRule/greaterThanTransactionMaxValue',
  'businessRule/insufficientFunds',
  'businessRule/lessThanTransactionMinValue',
  'businessRule/maxBalanceExceeded',
  'businessRule/monthlyValueLimitExceeded',
  'businessRule/monthlyVolumeLimitExceeded',
  'businessRule/samePartiesError',
  'businessRule/weeklyValueLimitExceeded',
  'businessRule/weeklyVolumeLimitExceeded',
  'identification/identifierError',
]);

/**
 * The statuses at which an error may answer a creation at once. A 404 is none of them: it may speak of the address that we
 * asked, and of an account only when it is told later.
 */
const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = { businessRule: 400, authorisation: 401 };

/** `{ errorCategory, errorCode, … }`; undefined for what is no error object. */
export function outcomeOfError(said: unknown): Outcome | undefined {
  if (!isRecord(said)) return undefined;
  const { errorCategory: category, errorCode: code } = said;
  if (typeof category !== 'string' || typeof code !== 'string') return undefined;
  const reason = readReason(code);
  return CLEAR_NO.has(`${category}/${code}`) ? { outcome: 'declined', reason } : unknown(`error_${reason}`);
}

/** They have an order or a registration with our id already: not a no. What became of the first is asked for. */
export function isDuplicate(said: unknown): boolean {
  return isRecord(said) && said.errorCategory === 'businessRule' && said.errorCode === 'duplicateRequest';
}

/** What they answer at once, other than what was asked for: a status and perhaps an error object. */
export function outcomeOfRefusal(status: number, said: unknown): Outcome {
  const isFitting = isRecord(said) && STATUS_OF_REFUSAL[String(said.errorCategory)] === status;
  return (isFitting ? outcomeOfError(said) : undefined) ?? unknown(`http_${status}`);
}

/** A request state, and what there is to look at when it is completed. */
export type RequestState =
  { state: 'completed'; objectReference: string } | { state: 'not_yet'; outcome: Outcome };

/** `{ serverCorrelationId, notificationMethod, status, objectReference?, error? }` */
export function readRequestState(said: unknown): RequestState {
  const notYet = (outcome: Outcome): RequestState => ({ state: 'not_yet', outcome });
  if (!isRecord(said) || typeof said.serverCorrelationId !== 'string') return notYet(unknown('unreadable'));
  switch (said.status) {
    case 'pending':
      return notYet({ outcome: 'pending' });
    case 'completed': {
      const objectReference = readReference(said.objectReference);
      return objectReference ? { state: 'completed', objectReference } : notYet(unknown('no_reference'));
    }
    case 'failed':
      return notYet(outcomeOfError(said.error) ?? unknown('no_reason'));
    default:
      return notYet(unknown('unknown_word'));
  }
}

/** What failed is told with its error; the bare word in a transaction does not say why, or whether for good. */
const wordOfTransaction = statusMap({ completed: 'succeeded', pending: 'pending' });
const wordOfAccount = statusMap({ available: 'succeeded' });

export function outcomeOfTransaction(transaction: Readonly<Record<string, unknown>>): Outcome {
  return outcomeOf(wordOfTransaction(transaction.transactionStatus), transaction.transactionReference);
}

export function outcomeOfAccount(status: unknown, ref: unknown): Outcome {
  return outcomeOf(wordOfAccount(status), ref);
}

function outcomeOf(word: Outcome['outcome'], said: unknown): Outcome {
  if (word === 'pending') return { outcome: word };
  if (word !== 'succeeded') return unknown('unknown_word');
  // Without their number we could never agree with them on it.
  const ref = readReference(said);
  return ref ? { outcome: word, ref } : unknown('no_reference');
}

/** Of `[{ key, value }]`; undefined where the key is not there exactly once. */
export function valueOf(pairs: unknown, key: string): unknown {
  const found = Array.isArray(pairs) ? pairs.filter((pair) => isRecord(pair) && pair.key === key) : [];
  return found.length === 1 && isRecord(found[0]) ? found[0].value : undefined;
}
