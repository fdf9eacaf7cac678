import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';

/** What its books say, in its own codes; whatever else it does not do is not allowed. */
const CODES = new Map([
  ['ACCOUNT_UNKNOWN', 'PAYEE_NOT_FOUND'],
  ['ACCOUNT_BARRED', 'ACCOUNT_BARRED'],
  ['ACCOUNT_CLOSED', 'ACCOUNT_CLOSED'],
  ['BALANCE_CEILING', 'PAYEE_LIMIT_REACHED'],
  // No refusal of the transfer that it has under this id.
  ['ID_REUSED', 'DUPLICATED_REFERENCE_ID'],
]);

interface Result {
  referenceId: string;
  status?: string;
  reason?: { code: string };
}
type Transfer = Result & { financialTransactionId?: string };

interface Collection {
  transactionId: string;
  status: string;
  amount: string;
  currency: string;
  payee: { partyIdType: string; partyId: string };
  completedAt: string;
}

export function sayTransfer(result: RemoteResult): Transfer {
  return { ...sayResult(result, 'SUCCESSFUL'), financialTransactionId: result.ref };
}

export function sayLink(result: RemoteResult): object {
  return { ...sayResult(result, 'ACTIVE'), accountId: result.ref };
}

function sayResult({ id, word, reason }: RemoteResult, done: string): Result {
  const words = { done, declined: 'FAILED', pending: 'PENDING', unheard_of: 'ON_HOLD', none: undefined };
  const code = CODES.get(reason ?? '') ?? 'NOT_ALLOWED';
  return { referenceId: id, status: words[word], ...(word === 'declined' && { reason: { code } }) };
}

export function sayEvent(event: RemoteEvent): [path: string, content: object] {
  return event.event === 'payout'
    ? [`/transfers/${event.result.id}`, sayTransfer(event.result)]
    : [`/collections/${event.ref}`, sayCollection(event)];
}

export function sayCollection(event: Extract<RemoteEvent, { event: 'collection' }>): Collection {
  const { ref, payee, amountMinor, currency, collectedAt } = event;
  return {
    transactionId: ref,
    status: 'SUCCESSFUL',
    amount: decimalOf(amountMinor),
    currency,
    payee: payee.startsWith('+')
      ? { partyIdType: 'MSISDN', partyId: payee.slice(1) }
      : { partyIdType: 'MERCHANT_CODE', partyId: payee },
    completedAt: collectedAt.toISOString(),
  };
}

/** `35.00` */
export function decimalOf(amountMinor: string): string {
  const digits = amountMinor.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
