import { addDays } from '@hanout/calendar';
import type { Float } from '../floats/floats.queries';
import type { Payment } from '../payments/payment.entity';
import { givingBack, restOf } from '../payments/refund.share';
import type { CancellationRule } from './cancellation-rulebook';
import { CASH_ERRORS } from './cash.errors';

interface Cancelling {
  /** At whose counter. */
  float: Float;
  isSameAgent: boolean;
  rule: CancellationRule;
  /** Of the operation, and of today. */
  days: { done: string; today: string };
}

/**
 * What undoes an operation of cash, all of it. Notes that were brought go back when their holder has said yes: he is asked
 * for the e-money as by a recall. Of notes that come back to the counter he is given the e-money at once.
 *
 * @throws DomainError `payments.not_cancellable`, `payments.cancellation_over`
 */
export function planCancellation(
  original: Payment,
  { float, isSameAgent, rule, days: { done, today } }: Cancelling,
): Payment {
  const { amountMinor: refundMinor } = restOf(original);
  if (original.state !== 'completed' || refundMinor !== original.amountMinor)
    throw CASH_ERRORS.error('payments.not_cancellable');
  if (today > addDays(done, rule.lastDay)) throw CASH_ERRORS.error('payments.cancellation_over');
  const { feeBackLastDay } = rule;
  const withFee = isSameAgent && feeBackLastDay !== null && today <= addDays(done, feeBackLastDay);
  return original.kind === 'cash_in'
    ? { ...givingBack(original, 'recall', { refundMinor, withFee }), payeeWalletId: float.floatId }
    : { ...givingBack(original, 'refund', { refundMinor, withFee }), payerWalletId: float.floatId };
}
