import type { PaymentState } from './payment.entity';

/** What may happen to a payment once it is opened: the ledger's two answers. */
export const PAYMENT_EVENTS = ['posted', 'refused'] as const;
export type PaymentEvent = (typeof PAYMENT_EVENTS)[number];

export const OPENING_STATE: PaymentState = 'pending';

/** The order of a payment, all of it. No answer is no event: a pending payment stays pending until it has one. */
export const PAYMENT_MOVES: Readonly<
  Record<PaymentState, Readonly<Partial<Record<PaymentEvent, PaymentState>>>>
> = {
  pending: { posted: 'completed', refused: 'failed' },
  completed: {},
  failed: {},
};

/** The state after the event; undefined when the event does not move a payment of this state. */
export function moved(state: PaymentState, event: PaymentEvent): PaymentState | undefined {
  return PAYMENT_MOVES[state][event];
}
