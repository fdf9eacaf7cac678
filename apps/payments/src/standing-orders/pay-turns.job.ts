import { addDays } from '@hanout/calendar';
import { standingOrderMissed } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { Outbox } from '@hanout/messaging';
import { failpoint, Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { OpeningsService } from '../payments/openings.service';
import { PostingsService } from '../payments/postings.service';
import { requestHash } from '../payments/request-hash';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import { countTry, dueStandingOrders, type StandingOrder, type Outcome } from './standing-orders.queries';
import { dayOfTurn } from './turns';

/**
 * Pays what is due by standing orders, on the business day of the database's clock. A try has one key, worked out of standing order,
 * turn and try, so that it is one payment however often it is begun: by two services, or again after a crash.
 */
@Injectable()
export class PayTurnsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: OpeningsService,
    private readonly postings: PostingsService,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
  ) {}

  onApplicationBootstrap(): void {
    const { payTurnsEveryMs: everyMs } = this.config;
    this.jobs.every({ name: 'pay-turns', everyMs }, () => this.pay());
  }

  /** True when there may be more. */
  private async pay(): Promise<boolean> {
    const { manager } = this.dataSource;
    const rulebook = await readRulebook(manager);
    const due = await dueStandingOrders(manager, rulebook.day, this.config.groupMax);
    const counted = await Promise.all(due.map((standingOrder) => this.payTurn(standingOrder, rulebook)));
    return due.length === this.config.groupMax && counted.includes(true);
  }

  /** False when the ledger has not answered: then the same payment is looked at again. */
  private async payTurn(standingOrder: StandingOrder, rulebook: Rulebook): Promise<boolean> {
    const failure = await this.tryOf(standingOrder);
    failpoint('payments.turn-paid');
    if (failure === undefined) return false;
    const outcome = outcomeOf(standingOrder, failure, rulebook);
    await inTransaction(this.dataSource, async (manager) => {
      const isCounted = await countTry(manager, standingOrder, outcome);
      if (isCounted && outcome.of === 'missed')
        await this.outbox.add(manager, standingOrderMissed, {
          standingOrderId: standingOrder.standingOrderId,
          personId: standingOrder.personId,
          turn: standingOrder.nextTurn,
          day: dayOfTurn(standingOrder.firstDay, standingOrder.every, standingOrder.nextTurn),
          amount: standingOrder.amount.toWire(),
          failure: outcome.failure,
        });
    });
    return true;
  }

  /** Why it was not paid, null when it was, undefined when that is not known yet. */
  private async tryOf(standingOrder: StandingOrder): Promise<string | null | undefined> {
    const {
      standingOrderId,
      personId: callerId,
      payerWalletId,
      payee,
      amount,
      nextTurn: turn,
      tries,
    } = standingOrder;
    const opened = await this.openings
      .open({
        callerId,
        key: `standing order ${standingOrderId} ${turn} ${tries}`,
        requestHash: requestHash({ act: 'standing_order', standingOrderId, turn, tries }),
        payerWalletId,
        payee,
        amount,
        channel: 'schedule',
        // When he gave the standing order.
        isProven: true,
      })
      .catch((error: unknown) => {
        // Of ours, and not of the wish: nothing was tried.
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
        return error;
      });
    if (opened instanceof DomainError) return opened.code.replace('payments.', '');
    const payment = await this.postings.settle(opened.payment);
    if (payment.state === 'completed') return null;
    return payment.state === 'failed' ? (payment.failure ?? 'refused') : undefined;
  }
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
