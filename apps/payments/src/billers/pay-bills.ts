import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import type { EntityManager } from 'typeorm';
import { BILLER_ERRORS } from './billers.errors';
import { lastPaidAt, lockBill, writeBill, type BillToPay } from './bills.queries';

/**
 * Writes down which bills the payments of this transaction pay. In the order of bills, so that two groups cannot wait for
 * each other in a ring.
 *
 * @throws DomainError `payments.bill_paid_before` of a bill that was paid a short time ago, unless its payer knows
 */
export async function payBills(
  manager: EntityManager,
  bills: readonly (BillToPay & { paymentId: string })[],
): Promise<void> {
  const placeOf = ({ billerCode, reference }: BillToPay) => `${billerCode} ${reference}`;
  for (const bill of bills.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))) {
    await lockBill(manager, bill);
    const paidAt = bill.isPaidAgain ? undefined : await lastPaidAt(manager, bill);
    if (paidAt) throw paidBefore(paidAt);
    await writeBill(manager, bill.paymentId, bill);
  }
}

function paidBefore(at: Date): Error {
  return BILLER_ERRORS.error('payments.bill_paid_before', {
    field: 'isPaidAgain',
    params: { day: businessDayOf(at), time: businessTimeOf(at).slice(0, 5) },
  });
}
