import type { PaymentKind } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import type { Opened } from './openings.service';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, holdForRefund, keyOf, writeOpenings } from './payments.queries';
import { givingBack, restOf } from './refund.share';
import { requestHash } from './request-hash';

export interface RefundWish {
  callerId: string;
  key: string;
  merchantCode: string;
  paymentId: string;
  /** Absent: all that is left. */
  amount: Money | undefined;
}

@Injectable()
export class RefundsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: PaymentsConfig,
  ) {}

  /** Holds the refund within what is left of the payment and writes it down, in one transaction. No money moves here. */
  open(wish: RefundWish): Promise<Opened> {
    const { callerId, key, paymentId, amount } = wish;
    const hash = requestHash({ act: 'refund', paymentId, amount });
    return inTransaction(this.dataSource, async (manager) => {
      // Refunds of one payment take turns from here on, so the same key for it is seen below and not raced.
      const original = await manager.findOne(Payment, {
        where: { paymentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!original || original.merchantCode !== wish.merchantCode)
        throw PAYMENT_ERRORS.error('payments.unknown_payment');
      const used = (await findKeys(manager, [wish])).get(keyOf(wish));
      if (used) {
        if (used.requestHash !== hash) throw PAYMENT_ERRORS.error('payments.key_reused');
        return {
          payment: await manager.findOneByOrFail(Payment, { paymentId: used.paymentId }),
          repeated: true,
        };
      }
      const payment = planRefund(original, amount);
      const isHeld = await holdForRefund(manager, original.paymentId, payment);
      if (!isHeld) throw new Error(`payment ${original.paymentId} changed under its lock`);
      const opening = { callerId, key, requestHash: hash, payment };
      const written = (await writeOpenings(manager, [opening], this.config.askAgainAfterMs)).get(
        payment.paymentId,
      );
      // Taken meanwhile, and not for this payment: its lock is ours.
      if (!written) throw PAYMENT_ERRORS.error('payments.key_reused');
      return { payment: { ...payment, ...written }, repeated: false };
    });
  }
}

/** What was bought may be given back; what was given to a person is recalled. */
function isRefundable(kind: PaymentKind): boolean {
  return kind === 'merchant_payment' || kind === 'supplier_payment';
}

/** @throws DomainError when the payment cannot be refunded, or not by that much */
function planRefund(original: Payment, wished: Money | undefined): Payment {
  if (!isRefundable(original.kind) || original.state !== 'completed')
    throw PAYMENT_ERRORS.error('payments.not_refundable');
  if (wished && wished.currency !== original.currency)
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  const { amountMinor: restMinor } = restOf(original);
  const refundMinor = wished?.minor ?? restMinor;
  if (refundMinor === 0n || refundMinor > restMinor) {
    const params = { rest: Money.of(restMinor, original.currency).toString() };
    throw PAYMENT_ERRORS.error('payments.refund_exceeds_rest', { field: 'amount.minor', params });
  }
  return givingBack(original, 'refund', { refundMinor, withFee: true });
}
