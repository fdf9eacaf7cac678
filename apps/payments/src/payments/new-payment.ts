import { v7 as uuidV7 } from 'uuid';
import type { Payment } from './payment.entity';
import { OPENING_STATE } from './payment.moves';
import { newReference } from './payment.reference';

type Given = Pick<
  Payment,
  | 'kind'
  | 'merchantCode'
  | 'payerWalletId'
  | 'payeeWalletId'
  | 'currency'
  | 'amountMinor'
  | 'feeMinor'
  | 'scheduleId'
  | 'refundOf'
>;

/** A payment at the start of its life, with a fresh id and reference. The database says when that was. */
export function newPayment(given: Given): Payment {
  return {
    ...given,
    paymentId: uuidV7(),
    reference: newReference(),
    state: OPENING_STATE,
    refundingMinor: 0n,
    refundedMinor: 0n,
    feeRefundingMinor: 0n,
    feeRefundedMinor: 0n,
    failure: null,
    asks: 0,
    askAgainAt: null,
    createdAt: new Date(),
    completedAt: null,
  };
}
