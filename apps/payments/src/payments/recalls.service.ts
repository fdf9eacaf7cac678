import type { RecallReason } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { readRulebook } from '../rules/rulebook';
import type { Opened } from './openings.service';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, holdForRefund, keyOf, writeOpenings } from './payments.queries';
import { givingBack, isOutside, restOf } from './refund.share';
import { requestHash } from './request-hash';

export interface RecallWish {
  callerId: string;
  key: string;
  /** Of the one who paid, and now asks for it back. */
  walletId: string;
  paymentId: string;
  reason: RecallReason;
}

/** What somebody paid to the wrong one is asked of the payee, and kept aside until he answers or his time is over. */
@Injectable()
export class RecallsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: PaymentsConfig,
  ) {}

  /** Writes it down with what is left of the payment; no money moves here. */
  open(wish: RecallWish): Promise<Opened> {
    const { callerId, key, walletId, paymentId, reason } = wish;
    const hash = requestHash({ act: 'recall', paymentId, reason });
    return inTransaction(this.dataSource, async (manager) => {
      const original = await manager.findOne(Payment, {
        where: { paymentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (original?.payerWalletId !== walletId) throw PAYMENT_ERRORS.error('payments.unknown_payment');
      const used = (await findKeys(manager, [wish])).get(keyOf(wish));
      if (used) {
        if (used.requestHash !== hash) throw PAYMENT_ERRORS.error('payments.key_reused');
        const before = await manager.findOneByOrFail(Payment, { paymentId: used.paymentId });
        return { payment: before, repeated: true };
      }
      const payment = planRecall(original);
      if (!(await holdForRefund(manager, original.paymentId, payment)))
        throw new Error(`payment ${original.paymentId} changed under its lock`);
      const { rules } = await readRulebook(manager);
      const opening = { callerId, key, requestHash: hash, payment, expiresInSeconds: rules.recallSeconds };
      const written = (await writeOpenings(manager, [opening], this.config.askAgainAfterMs)).get(
        payment.paymentId,
      );
      if (!written) throw PAYMENT_ERRORS.error('payments.key_reused');
      return { payment: { ...payment, ...written }, repeated: false };
    });
  }
}

/** The payee who gives back has his fee back with it; the payer who erred has not. */
function planRecall(original: Payment): Payment {
  const { amountMinor: refundMinor } = restOf(original);
  const isLeft = original.state === 'completed' && refundMinor > 0n;
  // A biller has nobody to ask.
  const isNeverHeld = isOutside(original) || original.kind === 'bill_payment';
  if (!isLeft || original.refundOf !== null || isNeverHeld)
    throw PAYMENT_ERRORS.error('payments.not_recallable');
  return givingBack(original, 'recall', { refundMinor, withFee: original.feeSide === 'payee' });
}
