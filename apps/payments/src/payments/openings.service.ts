import { inTransaction, sqlStateOf } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { QR_ERRORS } from '../qr-codes/qr-codes.errors';
import { useQrCode } from '../qr-codes/qr-codes.queries';
import { Grouped } from './grouped';
import { OpeningPlans } from './opening-plans.service';
import type { PayWish } from './pay-wish';
import { PaymentFacts } from './payment-facts.service';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, isOfOneItem, keyOf, writeOpenings, type Opening } from './payments.queries';

const UNIQUE_VIOLATION = '23505';

export interface Opened {
  payment: Payment;
  /** The key had been used before, for the same wish: this is the payment it made. */
  repeated: boolean;
}

/** Writes payments down before any money moves: key, terms, limits and first state, in one transaction for a group of them. */
@Injectable()
export class OpeningsService {
  private readonly grouped: Grouped<PayWish, Opened | DomainError>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: OpeningPlans,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {
    this.grouped = new Grouped((wishes) => this.openTogether(wishes), config, isOfOneItem);
  }

  /** @throws DomainError why this wish makes no payment; nothing is kept of it then, its key neither */
  async open(wish: PayWish): Promise<Opened> {
    const opened = await this.grouped.add(wish).catch((error: unknown) => {
      if (sqlStateOf(error) === UNIQUE_VIOLATION && (wish.paymentId ?? wish.quoteId) !== undefined)
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', {
          field: wish.quoteId === undefined ? 'paymentId' : 'quoteId',
          cause: error,
        });
      throw error;
    });
    failpoint('payments.opened');
    if (opened instanceof DomainError) throw opened;
    return opened;
  }

  private async openTogether(wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    for (;;) {
      const opened = await inTransaction(this.dataSource, (manager) => this.openGroup(manager, wishes)).catch(
        (error: unknown) => {
          if (error instanceof Overtaken) return undefined;
          throw error;
        },
      );
      if (opened) return opened;
    }
  }

  /** A used key comes before everything else: what was promised then holds, whatever has changed since. */
  private async openGroup(manager: EntityManager, wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    const known = await findKeys(manager, wishes);
    const firsts = new Map(wishes.toReversed().map((wish) => [keyOf(wish), wish]));
    const plans = await this.plans.make(
      manager,
      [...firsts.values()].filter((wish) => !known.has(keyOf(wish))).toReversed(),
    );
    const openings = [...plans.values()].filter((plan): plan is Opening => !(plan instanceof DomainError));
    const written = await writeOpenings(manager, openings, this.config.askAgainAfterMs);
    if (written.size < openings.length) throw new Overtaken();
    for (const { qrCodeId, payment } of openings)
      if (qrCodeId !== undefined && !(await useQrCode(manager, qrCodeId, payment.paymentId)))
        throw QR_ERRORS.error('payments.qr_used', { field: 'qr' });
    failpoint('payments.opening');
    const fresh = new Map<string, Opened>();
    for (const opening of openings) {
      const payment = { ...opening.payment, ...written.get(opening.payment.paymentId) };
      fresh.set(keyOf(opening), { payment, repeated: false });
    }
    await this.facts.tell(
      manager,
      [...fresh.values()].map(({ payment }) => payment),
    );
    const before = await findPayments(
      manager,
      [...known.values()].map(({ paymentId }) => paymentId),
    );
    return wishes.map((wish): Opened | DomainError => {
      const first = firsts.get(keyOf(wish))!;
      const plan = plans.get(first);
      const key = known.get(keyOf(wish));
      const payment = key ? before.get(key.paymentId) : fresh.get(keyOf(wish))?.payment;
      if (wish !== first || key) {
        const hash = key?.requestHash ?? first.requestHash;
        if (hash !== wish.requestHash) return PAYMENT_ERRORS.error('payments.key_reused');
      }
      if (plan instanceof DomainError) return plan;
      if (!payment) throw new Error('a key was taken and its payment is not there');
      return { payment, repeated: wish !== first || key !== undefined };
    });
  }
}

/** Another transaction took a key of the group meanwhile: the group is done again, and finds it. */
class Overtaken extends Error {}

async function findPayments(manager: EntityManager, paymentIds: string[]): Promise<Map<string, Payment>> {
  if (paymentIds.length === 0) return new Map();
  const payments = await manager.findBy(Payment, { paymentId: In(paymentIds) });
  return new Map(payments.map((payment) => [payment.paymentId, payment]));
}
