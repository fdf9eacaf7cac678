import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';

/** What its books say, in its own codes; whatever else it refuses, it refuses by a rule. */
const ORDER_CODES = new Map([
  ['ACCOUNT_UNKNOWN', 'ACCOUNT_UNKNOWN'],
  ['ACCOUNT_BARRED', 'ACCOUNT_BARRED'],
  ['ACCOUNT_CLOSED', 'ACCOUNT_CLOSED'],
  ['BALANCE_CEILING', 'BALANCE_CEILING'],
  ['BAD_AMOUNT', 'AMOUNT_OUT_OF_RANGE'],
  ['REVERSED', 'ORDER_CANCELLED'],
  // No refusal of the order that it has under this id.
  ['ID_REUSED', 'DUPLICATE_ORDER'],
]);
const WALLET_CODES = new Map([
  ['ACCOUNT_BARRED', 'ACCOUNT_BARRED'],
  ['ID_REUSED', 'HOLDER_NOT_ACCEPTED'],
]);

export function sayOrder({ id, word, ref, reason }: RemoteResult): object {
  if (word === 'declined') return refusal(id, ORDER_CODES.get(reason ?? '') ?? 'REFUSED_BY_RULE');
  const states = {
    done: 'SETTLED',
    pending: 'IN_PROGRESS',
    unheard_of: 'SETTLED_SUBJECT_TO_CHECK',
    none: undefined,
  };
  return { orderId: id, state: states[word], receiptNumber: ref };
}

export function sayCancellation({ id, word, ref }: RemoteResult): object {
  return word === 'done'
    ? { orderId: id, state: 'CANCELLED', cancellationNumber: ref }
    : refusal(id, 'ORDER_SETTLED');
}

export function sayWallet({ id, word, ref, reason }: RemoteResult): object {
  if (word === 'declined') return refusal(id, WALLET_CODES.get(reason ?? '') ?? 'REFUSED_BY_RULE');
  const states = { done: 'OPENED', pending: 'UNDER_REVIEW', unheard_of: 'OPENED_IN_PART', none: undefined };
  return { requestId: id, state: states[word], walletNumber: ref };
}

export function sayEvent(event: RemoteEvent): object {
  if (event.event === 'payout') {
    const said = sayOrder(event.result);
    return event.result.word === 'declined'
      ? { event: 'order.refused', problem: said }
      : { event: 'order.updated', order: said };
  }
  const { ref, payee, amountMinor, currency, collectedAt } = event;
  const amount = sayAmount(amountMinor, currency);
  const collection = { receiptNumber: ref, merchant: payee, amount, paidAt: collectedAt };
  return { event: 'collection.paid', collection };
}

export function sayAmount(amountMinor: string, currency: string): object {
  const digits = amountMinor.padStart(3, '0');
  return { value: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency };
}

function refusal(subject: string, code: string): object {
  return { type: 'urn:cash-plus:problem:refused', title: 'Refused', status: 422, code, subject };
}
