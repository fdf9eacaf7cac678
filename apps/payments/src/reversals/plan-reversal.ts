import type { Payment } from '../payments/payment.entity';
import { givingBack, isOutside, restOf } from '../payments/refund.share';
import { REVERSAL_ERRORS } from './reversals.errors';

/**
 * What is left of a payment, from its payee to its payer, with the fee to whoever bore it. Not of cash: the notes are in
 * somebody's hand already, and only the counter that sees them come back can make the opposite of what it did; nor of what
 * another system has paid or was paid.
 *
 * @throws DomainError `payments.not_reversible`, `payments.nothing_to_reverse`
 */
export function planReversal(original: Payment, paymentId: string): Payment {
  if (original.state !== 'completed' || original.refundOf !== null || isOutside(original))
    throw REVERSAL_ERRORS.error('payments.not_reversible');
  const { amountMinor: refundMinor } = restOf(original);
  if (refundMinor === 0n) throw REVERSAL_ERRORS.error('payments.nothing_to_reverse');
  return { ...givingBack(original, 'reversal', { refundMinor, withFee: true }), paymentId };
}
