import { addDays } from '@hanout/calendar';
import { standingOrderMissed } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { describeFailure, DomainError } from '@hanout/errors';
import { Outbox } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { OpeningPlans } from '../payments/opening-plans.service';
import type { Opened } from '../payments/openings.service';
import type { PayWish } from '../payments/pay-wish';
import { PostingsService } from '../payments/postings.service';
import { requestHash } from '../payments/request-hash';
import { SingleOpenings } from '../payments/single-openings.service';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import {
  countTry,
  dueStandingOrders,
  lockTry,
  type Outcome,
  type StandingOrder,
} from './standing-orders.queries';
import { dayOfTurn } from './turns';

/** Cancelled meanwhile, or another has counted this try. */
class NoTurn extends Error {}

/**
 * Pays what is due by standing orders, on the business day of the database's clock. A try has one key, worked out of
 * order, turn and try, so that it is one payment however often it is begun: by two services, or again after a crash. It is
 * opened under the lock of its order: once somebody has heard that he cancelled it, nothing of it is begun.
 */
@Injectable()
export class PayTurnsJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('standing-orders');

  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: OpeningPlans,
    private readonly openings: SingleOpenings,
    private readonly postings: PostingsService,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { payTurnsEveryMs: everyMs } = this.config;
    this.jobs.every({ name: 'pay-turns', everyMs }, () => this.pay());
  }

  /** All that are due, page by page: one that cannot be tried now holds up none behind it. */
  private async pay(): Promise<void> {
    const { manager } = this.dataSource;
    const rulebook = await readRulebook(manager);
    let after: StandingOrder | undefined;
    do {
      const due = await dueStandingOrders(manager, { day: rulebook.day, after, max: this.config.groupMax });
      await Promise.all(
        due.map((order) => this.payTurn(order, rulebook).catch((error) => this.tell(order, error))),
      );
      after = due.at(-1);
    } while (after !== undefined && !this.jobs.isStopping);
  }

  private async payTurn(order: StandingOrder, rulebook: Rulebook): Promise<void> {
    const failure = await this.tryOf(order);
    failpoint('payments.turn-paid');
    if (failure === undefined) return;
    const outcome = outcomeOf(order, failure, rulebook);
    await inTransaction(this.dataSource, async (manager) => {
      const isCounted = await countTry(manager, order, outcome);
      if (isCounted && outcome.of === 'missed')
        await this.outbox.add(manager, standingOrderMissed, {
          standingOrderId: order.standingOrderId,
          personId: order.personId,
          turn: order.nextTurn,
          day: dayOfTurn(order.firstDay, order.every, order.nextTurn),
          amount: order.amount.toWire(),
          failure: outcome.failure,
        });
    });
  }

  /** Why it was not paid, null when it was, undefined when that is not known yet or nothing was tried. */
  private async tryOf(order: StandingOrder): Promise<string | null | undefined> {
    const opened = await this.open(order).catch((error: unknown) => {
      if (error instanceof NoTurn) return undefined;
      // Of ours, and not of the wish: nothing was tried.
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return error;
    });
    if (opened === undefined) return undefined;
    if (opened instanceof DomainError) return opened.code.replace('payments.', '');
    const payment = await this.postings.settle(opened.payment);
    if (payment.state === 'completed') return null;
    return payment.state === 'failed' ? (payment.failure ?? 'refused') : undefined;
  }

  private async open(order: StandingOrder): Promise<Opened> {
    const wish = wishOf(order);
    const plan = (await this.plans.make([wish])).get(wish)!;
    return this.openings.open(wish, async (manager) => {
      if (!(await lockTry(manager, order))) throw new NoTurn();
      if (plan instanceof DomainError) throw plan;
      const { opening, reservations } = plan;
      return { payment: opening.payment, reservations };
    });
  }

  private tell({ standingOrderId }: StandingOrder, error: unknown): void {
    this.logger.warn(`standing order ${standingOrderId} is tried again: ${describeFailure(error)}`);
  }
}

function wishOf(order: StandingOrder): PayWish {
  const { standingOrderId, personId: callerId, payerWalletId, payee, amount, nextTurn: turn, tries } = order;
  return {
    callerId,
    key: `standing order ${standingOrderId} ${turn} ${tries}`,
    requestHash: requestHash({ act: 'standing_order', standingOrderId, turn, tries }),
    payerWalletId,
    payee,
    amount,
    channel: 'schedule',
    // When he gave the order.
    isProven: true,
  };
}

/** A turn that could not be paid is tried again on the days after it, before the next is due. */
function outcomeOf(standingOrder: StandingOrder, failure: string | null, { day, rules }: Rulebook): Outcome {
  const { firstDay, every, nextTurn, tries } = standingOrder;
  const nextTurnDay = dayOfTurn(firstDay, every, nextTurn + 1);
  if (failure === null) return { of: 'paid', nextDay: nextTurnDay };
  const tomorrow = addDays(day, 1);
  if (tries + 1 < rules.standingOrderTries && tomorrow < nextTurnDay)
    return { of: 'put_off', failure, nextDay: tomorrow };
  return { of: 'missed', failure, nextDay: nextTurnDay };
}
