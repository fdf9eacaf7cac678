import { PAYMENT_STATES, type PaymentChannel, type PaymentKind, type PaymentState } from '@hanout/contracts';

/** What may happen to a payment: the ledger's answers, people's words, and time. */
export const PAYMENT_EVENTS = [
  'posted',
  'refused',
  'held',
  'released',
  'approved',
  'declined',
  'cancelled',
  'expired',
] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

/**
 * The order of every kind of payment, all of it. No answer is no event: what asks the ledger stays as it is until it has
 * one. What was held is never simply over: it ends by a posting or by a release that the ledger confirmed.
 */
export const PAYMENT_MOVES: Readonly<
  Record<PaymentState, Readonly<Partial<Record<PaymentEvent, PaymentState>>>>
> = {
  requested: { approved: 'pending', declined: 'declined', cancelled: 'cancelled', expired: 'expired' },
  pending: { posted: 'completed', refused: 'failed' },
  holding: { held: 'held', refused: 'failed' },
  held: { approved: 'settling', declined: 'declining', cancelled: 'cancelling', expired: 'expiring' },
  settling: { posted: 'completed', refused: 'failing' },
  failing: { released: 'failed' },
  declining: { released: 'declined' },
  cancelling: { released: 'cancelled' },
  expiring: { released: 'expired' },
  completed: {},
  failed: {},
  declined: {},
  cancelled: {},
  expired: {},
};

/** The state after the event; undefined when the event does not move a payment of this state. */
export function moved(state: PaymentState, event: PaymentEvent): PaymentState | undefined {
  return PAYMENT_MOVES[state][event];
}

export function isFinal(state: PaymentState): boolean {
  return Object.keys(PAYMENT_MOVES[state]).length === 0;
}

export type LedgerStep = 'post' | 'hold' | 'post_hold' | 'void_hold';

/** What the ledger is asked while a payment is in such a state; it is asked again until it answers. */
export const LEDGER_STEPS: Readonly<Partial<Record<PaymentState, LedgerStep>>> = {
  pending: 'post',
  holding: 'hold',
  settling: 'post_hold',
  failing: 'void_hold',
  declining: 'void_hold',
  cancelling: 'void_hold',
  expiring: 'void_hold',
};

export const ASKING_STATES = PAYMENT_STATES.filter((state) => LEDGER_STEPS[state] !== undefined);

/** What the ledger's yes and no are called. A release has no no. */
export const LEDGER_ANSWERS: Readonly<Record<LedgerStep, { yes: PaymentEvent; no?: PaymentEvent }>> = {
  post: { yes: 'posted', no: 'refused' },
  hold: { yes: 'held', no: 'refused' },
  post_hold: { yes: 'posted', no: 'refused' },
  void_hold: { yes: 'released' },
};

/** Where a payment begins: asked of somebody, kept aside first, or on its way at once. */
export function openingState({
  kind,
  channel,
}: {
  kind: PaymentKind;
  channel: PaymentChannel;
}): PaymentState {
  // What gives back keeps the channel of what it gives back, and waits for nobody but the payee of a recall.
  if (kind === 'recall') return 'holding';
  if (kind === 'refund' || kind === 'reversal') return 'pending';
  if (channel === 'request' || (kind === 'cash_out' && channel === 'counter')) return 'requested';
  return channel === 'withdrawal_code' || kind === 'payout' ? 'holding' : 'pending';
}

/**
 * Whether its payer's word moves it while it waits. Of a withdrawal code a counter's does; of a payout only its network's,
 * for as long as that takes: nothing that may have been paid out is given back by anybody's word but that.
 */
export function isForItsPayer({ channel }: { channel: PaymentChannel }): boolean {
  return channel !== 'withdrawal_code' && channel !== 'network';
}

/** In which somebody's word is waited for, until a time; a payout's network has no time. */
export const WAITING_STATES = PAYMENT_STATES.filter((state) => PAYMENT_MOVES[state].expired !== undefined);
