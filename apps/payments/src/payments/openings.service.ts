import { inTransaction } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import type { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { PricesService } from '../prices/prices.service';
import { findCircumstances } from './circumstances.queries';
import { Grouped } from './grouped';
import { newPayment } from './new-payment';
import { Payment } from './payment.entity';
import { agreeTerms } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, isOfOneItem, keyOf, writeOpenings, type KnownKey, type Opening } from './payments.queries';
import { requestHash } from './request-hash';

export interface PayWish {
  callerId: string;
  key: string;
  walletId: string;
  merchantCode: string;
  amount: Money;
}

export interface Opened {
  payment: Payment;
  /** The key had been used before, for the same wish: this is the payment it made. */
  repeated: boolean;
}

/** Writes payments down before any money moves: key, terms and first state, in one transaction for a group of them. */
@Injectable()
export class OpeningsService {
  private readonly grouped: Grouped<PayWish, Opened | DomainError>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly config: PaymentsConfig,
  ) {
    this.grouped = new Grouped(
      (wishes) => inTransaction(this.dataSource, (manager) => this.openGroup(manager, wishes)),
      config,
      isOfOneItem,
    );
  }

  /** @throws DomainError why this wish makes no payment; nothing is kept of it then, its key neither */
  async open(wish: PayWish): Promise<Opened> {
    const opened = await this.grouped.add(wish);
    if (opened instanceof DomainError) throw opened;
    return opened;
  }

  /** A used key comes before everything else: what was promised then holds, whatever has changed since. */
  private async openGroup(manager: EntityManager, wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    const known = await findKeys(manager, wishes);
    const plans = await this.plan(
      manager,
      wishes.filter((wish) => !known.has(keyOf(wish))),
    );
    const openings = [...plans.values()].filter((plan): plan is Opening => !(plan instanceof DomainError));
    const written = await writeOpenings(manager, openings, this.config.askAgainAfterMs);
    const overtaken = openings.filter(({ payment }) => !written.has(payment.paymentId));
    for (const [key, used] of await findKeys(manager, overtaken)) known.set(key, used);
    const before = await findPayments(
      manager,
      [...known.values()].map(({ paymentId }) => paymentId),
    );
    return wishes.map((wish) => {
      const plan = plans.get(wish);
      if (plan instanceof DomainError) return plan;
      const createdAt = plan && written.get(plan.payment.paymentId);
      if (plan && createdAt) return { payment: { ...plan.payment, createdAt }, repeated: false };
      return repeatedOf(wish, known.get(keyOf(wish)), before);
    });
  }

  private async plan(
    manager: EntityManager,
    wishes: PayWish[],
  ): Promise<Map<PayWish, Opening | DomainError>> {
    const circumstancesOf = await findCircumstances(manager, this.prices, wishes);
    const plans = new Map<PayWish, Opening | DomainError>();
    for (const wish of wishes) {
      try {
        const terms = agreeTerms({ payerId: wish.callerId, amount: wish.amount }, circumstancesOf(wish));
        const payment = newPayment({
          kind: 'merchant_payment',
          merchantCode: terms.merchant.code,
          payerWalletId: terms.payer.walletId,
          payeeWalletId: terms.merchant.walletId,
          currency: wish.amount.currency,
          amountMinor: wish.amount.minor,
          feeMinor: terms.fee.minor,
          scheduleId: terms.schedule.scheduleId,
          refundOf: null,
        });
        plans.set(wish, { callerId: wish.callerId, key: wish.key, requestHash: hashOf(wish), payment });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        plans.set(wish, error);
      }
    }
    return plans;
  }
}

function hashOf({ walletId, merchantCode, amount }: PayWish): string {
  return requestHash({ act: 'pay', walletId, merchantCode, amount });
}

function repeatedOf(
  wish: PayWish,
  used: KnownKey | undefined,
  before: Map<string, Payment>,
): Opened | DomainError {
  const payment = used && before.get(used.paymentId);
  if (!payment) throw new Error('a key was taken and its payment is not there');
  if (used.requestHash !== hashOf(wish)) return PAYMENT_ERRORS.error('payments.key_reused');
  return { payment, repeated: true };
}

async function findPayments(manager: EntityManager, paymentIds: string[]): Promise<Map<string, Payment>> {
  if (paymentIds.length === 0) return new Map();
  const payments = await manager.findBy(Payment, { paymentId: In(paymentIds) });
  return new Map(payments.map((payment) => [payment.paymentId, payment]));
}
