import type { PaymentV1 } from '@hanout/contracts';
import type { Payment } from './payment.entity';
import { WAITING_STATES } from './payment.moves';

/** As those it concerns see it. */
export function paymentV1(payment: Payment): PaymentV1 {
  const { paymentId, kind, channel, state, reference, merchantCode, currency, refundOf, failure } = payment;
  const { completedAt, expiresAt, feeSide: feePaidBy } = payment;
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    paymentId,
    kind,
    channel,
    state,
    reference,
    ...(merchantCode !== null && { merchantCode }),
    amount: wire(payment.amountMinor),
    fee: wire(payment.feeMinor),
    feePaidBy,
    refunded: wire(payment.refundedMinor),
    ...(refundOf !== null && { refundOf }),
    ...(failure !== null && { failure }),
    ...(expiresAt !== null && WAITING_STATES.includes(state) && { expiresAt: expiresAt.toISOString() }),
    createdAt: payment.createdAt.toISOString(),
    ...(completedAt !== null && { completedAt: completedAt.toISOString() }),
  };
}
