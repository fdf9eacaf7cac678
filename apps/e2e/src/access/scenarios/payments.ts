import { randomUUID } from 'node:crypto';
import type { Call, Scenarios } from '../scenario';

const of = (paymentId: string): Call => ({ params: { paymentId } });
const withKey = (call: Call): Call => ({ ...call, headers: { 'idempotency-key': randomUUID() } });

export const paymentsScenarios = {
  'payments.quote': { own: (world) => ({ body: world.newPayment() }), others: null, absent: null },
  'payments.create': {
    own: (world) => withKey({ body: world.newPayment() }),
    others: null,
    absent: (world) => withKey({ body: { ...world.newPayment(), merchantCode: 'NOBODY' } }),
  },
  'payments.read': {
    own: ({ paymentId }) => of(paymentId),
    others: ({ otherPaymentId }) => of(otherPaymentId),
    absent: () => of(randomUUID()),
  },
  'payments.refund': {
    own: ({ paymentId }) => withKey(of(paymentId)),
    others: ({ otherPaymentId }) => withKey(of(otherPaymentId)),
    absent: () => withKey(of(randomUUID())),
  },
  // Of the wallet one signed in to: no request can name another.
  'payments.read-wallet': { own: () => ({}), others: null, absent: null },
  'payments.read-statement': { own: () => ({ params: { day: 'today' } }), others: null, absent: null },
} satisfies Partial<Scenarios<`payments.${string}`>>;
