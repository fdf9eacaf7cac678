import { v7 as uuidV7 } from 'uuid';
import type { Payment } from './payment.entity';
import { openingState } from './payment.moves';
import { newReference } from './payment.reference';

type Given = Pick<
  Payment,
  | 'kind'
  | 'channel'
  | 'merchantCode'
  | 'payerWalletId'
  | 'payeeWalletId'
  | 'currency'
  | 'amountMinor'
  | 'feeMinor'
  | 'feeSide'
  | 'scheduleId'
  | 'refundOf'
> &
  Partial<Pick<Payment, 'paymentId' | 'accrued' | 'shares' | 'limitDay' | 'limitScopes'>>;

/** A payment at the start of its life, with a fresh reference. The database says when that was, and until when it waits. */
export function newPayment(given: Given): Payment {
  return {
    paymentId: uuidV7(),
    accrued: 0n,
    shares: [],
    limitDay: null,
    limitScopes: [],
    ...given,
    reference: newReference(),
    state: openingState(given),
    refundingMinor: 0n,
    refundedMinor: 0n,
    feeRefundingMinor: 0n,
    feeRefundedMinor: 0n,
    failure: null,
    expiresAt: null,
    createdAt: new Date(),
    completedAt: null,
  };
}
