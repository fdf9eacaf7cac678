import { reachOf } from '@hanout/access';
import { businessDayOf } from '@hanout/calendar';
import type { CancelCashV1, PaymentAnswerV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { readCashRules } from '../floats/cash-rulebook';
import { findFloats, type Float } from '../floats/floats.queries';
import type { Opened } from '../payments/openings.service';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { Payment } from '../payments/payment.entity';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { findKeys, holdForRefund, keyOf, writeOpenings } from '../payments/payments.queries';
import { requestHash } from '../payments/request-hash';
import { readCancellationRules } from './cancellation-rulebook';
import { CASH_ERRORS } from './cash.errors';
import { Counters } from './counters.service';
import { planCancellation } from './plan-cancellation';

interface Wish {
  callerId: string;
  key: string;
  requestHash: string;
  paymentId: string;
  float: Float;
}

/** A counter undoes what was done at it (or at another of its network), as the network's rules of that day let it. */
@Injectable()
export class CashCancellations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: Counters,
    private readonly answers: PaymentAnswers,
    private readonly config: PaymentsConfig,
  ) {}

  async cancel({ caller, idempotencyKey: key, paymentId }: CancelCashV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.cancel-cash');
    const float = await this.counters.floatOf(caller);
    const hash = requestHash({ act: 'cancel_cash', floatId: float.floatId, paymentId });
    const wish = { callerId: caller.id, key, requestHash: hash, paymentId, float };
    const { manager } = this.dataSource;
    const before = await this.find(manager, wish);
    if (before) return this.answers.of(before);
    const original = await manager.findOneBy(Payment, { paymentId });
    // The opposite of what was done.
    await this.counters.demandMandate(float, original?.kind === 'cash_in' ? 'cash_out' : 'cash_in');
    const opened = await inTransaction(this.dataSource, (transaction) => this.open(transaction, wish));
    failpoint('cash.cancelling');
    return this.answers.of(opened);
  }

  private async find(manager: EntityManager, wish: Wish): Promise<Opened | undefined> {
    const used = (await findKeys(manager, [wish])).get(keyOf(wish));
    if (!used) return undefined;
    if (used.requestHash !== wish.requestHash) throw PAYMENT_ERRORS.error('payments.key_reused');
    const { paymentId } = used;
    return { payment: await manager.findOneByOrFail(Payment, { paymentId }), repeated: true };
  }

  /** The lock of the operation makes those who undo it take turns: the second finds what the first has done. */
  private async open(manager: EntityManager, wish: Wish): Promise<Opened> {
    const { callerId, key, requestHash: hash, paymentId, float } = wish;
    const original = await manager.findOne(Payment, {
      where: { paymentId },
      lock: { mode: 'pessimistic_write' },
    });
    const before = await this.find(manager, wish);
    if (before) return before;
    const done = original && (await doneAt(manager, original));
    if (!original || done?.network !== float.network) throw PAYMENT_ERRORS.error('payments.unknown_payment');
    const [{ now }]: [{ now: Date }] = await manager.query('select now()');
    const days = { done: businessDayOf(original.completedAt ?? now), today: businessDayOf(now) };
    const rules = await readCancellationRules(manager, { network: float.network, day: days.done });
    const rule = original.kind === 'cash_in' ? rules.cashIn : rules.cashOut;
    const isSameAgent = done.floatId === float.floatId;
    if (!isSameAgent && rule.where === 'same_agent') throw PAYMENT_ERRORS.error('payments.unknown_payment');
    const payment = planCancellation(original, { float, isSameAgent, rule, days });
    if (!(await holdForRefund(manager, paymentId, payment)))
      throw CASH_ERRORS.error('payments.not_cancellable');
    const { cashOutSeconds: expiresInSeconds } = await readCashRules(manager);
    const opening = { callerId, key, requestHash: hash, payment };
    const asked = payment.kind === 'recall' && { expiresInSeconds };
    const written = (
      await writeOpenings(manager, [{ ...opening, ...asked }], this.config.askAgainAfterMs)
    ).get(payment.paymentId);
    // Taken meanwhile, and not for this operation: its lock is ours.
    if (!written) throw PAYMENT_ERRORS.error('payments.key_reused');
    return { payment: { ...payment, ...written }, repeated: false };
  }
}

/** The counter where notes changed hands; undefined of what is no cash. */
async function doneAt(
  manager: EntityManager,
  { kind, payerWalletId, payeeWalletId }: Payment,
): Promise<Float | undefined> {
  if (kind !== 'cash_in' && kind !== 'cash_out') return undefined;
  const floatId = kind === 'cash_in' ? payerWalletId : payeeWalletId;
  return (await findFloats(manager, [floatId])).get(floatId);
}
