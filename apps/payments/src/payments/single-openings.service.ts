import { inTransaction } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import type { Reservation } from '../limits/limits.queries';
import { Limits } from '../limits/limits.service';
import type { Opened } from './openings.service';
import { PaymentFacts } from './payment-facts.service';
import { Payment } from './payment.entity';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, keyOf, writeOpenings } from './payments.queries';

export interface SingleWish {
  callerId: string;
  key: string;
  requestHash: string;
}

/** What a wish comes to. */
export interface SinglePlan {
  payment: Payment;
  reservations: Reservation[];
  /** Of what waits for somebody. */
  expiresInSeconds?: number;
  /** Written after the payment, in its transaction. */
  writeMore?: (manager: EntityManager) => Promise<void>;
}

class Overtaken extends Error {}

/** Writes one payment down before any money moves: key, limits, first state and what its act adds, in one transaction. */
@Injectable()
export class SingleOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {}

  /** A used key comes before everything else. @throws DomainError `payments.key_reused` */
  async find(wish: SingleWish, manager = this.dataSource.manager): Promise<Opened | undefined> {
    const used = (await findKeys(manager, [wish])).get(keyOf(wish));
    if (!used) return undefined;
    if (used.requestHash !== wish.requestHash) throw PAYMENT_ERRORS.error('payments.key_reused');
    const { paymentId } = used;
    return { payment: await manager.findOneByOrFail(Payment, { paymentId }), repeated: true };
  }

  /** @throws DomainError why this wish makes no payment; nothing is kept of it then, its key neither */
  async open(wish: SingleWish, plan: (manager: EntityManager) => Promise<SinglePlan>): Promise<Opened> {
    for (;;) {
      const opened = await inTransaction(this.dataSource, (manager) => this.write(manager, wish, plan)).catch(
        (error: unknown) => {
          if (error instanceof Overtaken) return undefined;
          throw error;
        },
      );
      if (!opened) continue;
      failpoint('payments.opened');
      return opened;
    }
  }

  private async write(
    manager: EntityManager,
    wish: SingleWish,
    plan: (manager: EntityManager) => Promise<SinglePlan>,
  ): Promise<Opened> {
    const before = await this.find(wish, manager);
    if (before) return before;
    const { payment, reservations, writeMore, ...rest } = await plan(manager);
    const refusal = (await this.limits.reserveAll(manager, [reservations])).get(0);
    if (refusal) throw refusal;
    const opening = { ...wish, payment, ...rest };
    const written = (await writeOpenings(manager, [opening], this.config.askAgainAfterMs)).get(
      payment.paymentId,
    );
    // Another transaction took the key meanwhile: the next turn finds its payment.
    if (!written) throw new Overtaken();
    await writeMore?.(manager);
    failpoint('payments.opening');
    const opened = { ...payment, ...written };
    await this.facts.tell(manager, [{ payment: opened }]);
    return { payment: opened, repeated: false };
  }
}
