import type { RemoteEvent, RemoteResult } from '@hanout/network-testing';

/** Its own codes for why; what its books say in other words is refused by a rule. */
const ORDER_CODES = ['ACCOUNT_UNKNOWN', 'ACCOUNT_BARRED', 'ACCOUNT_CLOSED', 'BALANCE_CEILING'];
const WALLET_CODES = ['HOLDER_NOT_ACCEPTED', 'LEVEL_NOT_OFFERED', 'ACCOUNT_BARRED'];

export function sayOrder({ id, word, ref, reason }: RemoteResult): object {
  if (word === 'declined')
    return refusal(id, ORDER_CODES.find((code) => code === reason) ?? 'REFUSED_BY_RULE');
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
  if (word === 'declined')
    return refusal(id, WALLET_CODES.find((code) => code === reason) ?? 'REFUSED_BY_RULE');
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
  const digits = amountMinor.padStart(3, '0');
  const value = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const collection = {
    receiptNumber: ref,
    merchant: payee,
    amount: { value, currency },
    paidAt: collectedAt,
  };
  return { event: 'collection.paid', collection };
}

function refusal(subject: string, code: string): object {
  return { type: 'urn:cash-plus:problem:refused', title: 'Refused', status: 422, code, subject };
}
