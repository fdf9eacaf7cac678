import { inTransaction } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { Any, DataSource, type EntityManager } from 'typeorm';
import { exposuresEnded } from '../caps/exposure';
import { giveBack } from '../caps/exposures.queries';
import { PaymentsConfig } from '../config';
import { followDrawers } from '../drawers/follow-drawers';
import { placeOf, unreserve } from '../limits/limits.queries';
import { followPayouts } from '../payouts/payouts.queries';
import { followCompletions } from './completions.queries';
import { PaymentFacts } from './payment-facts.service';
import { Payment } from './payment.entity';
import { isFinal, WAITING_STATES } from './payment.moves';
import { writeMoves, type Move } from './payments.queries';

/** Writes what happened to payments: states, moves, limits set free and facts, in one transaction. */
@Injectable()
export class PaymentMoves {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {}

  /** @returns every payment of the list as it stands now, by id: also those that had moved before */
  write(moves: readonly Move[]): Promise<Map<string, Payment>> {
    if (moves.length === 0) return Promise.resolve(new Map());
    return inTransaction(this.dataSource, (manager) => this.writeIn(manager, moves));
  }

  /** @param askAfterMs when the ledger is asked by the job, unless whoever moves them asks it before */
  async writeIn(
    manager: EntityManager,
    moves: readonly Move[],
    askAfterMs = this.config.askAgainAfterMs,
  ): Promise<Map<string, Payment>> {
    const movedNow = await writeMoves(manager, moves, askAfterMs);
    const settled = moves
      .filter(({ payment }) => movedNow.has(payment.paymentId))
      .map(({ payment, toState, failure, completedAt }): Payment => {
        return {
          ...payment,
          state: toState,
          failure: failure ?? payment.failure,
          completedAt,
          expiresAt: WAITING_STATES.includes(toState) ? payment.expiresAt : null,
        };
      });
    failpoint('payments.moving');
    await followPayouts(manager, settled);
    await followDrawers(manager, settled);
    await followCompletions(manager, settled);
    await setFree(manager, settled);
    await giveBack(manager, exposuresEnded(settled));
    const partiesOf = new Map(moves.map(({ payment, parties }) => [payment.paymentId, parties]));
    await this.facts.tell(
      manager,
      settled.map((payment) => ({ payment, parties: partiesOf.get(payment.paymentId) })),
    );
    const before = moves.map(({ payment }) => payment.paymentId).filter((id) => !movedNow.has(id));
    const movedBefore = before.length === 0 ? [] : await manager.findBy(Payment, { paymentId: Any(before) });
    return new Map([...settled, ...movedBefore].map((payment) => [payment.paymentId, payment]));
  }
}

/** What came to nothing uses nothing of its payer's limits. In the order of places, as they are reserved. */
async function setFree(manager: EntityManager, payments: readonly Payment[]): Promise<void> {
  const unused = new Map<string, Parameters<typeof unreserve>[1]>();
  for (const payment of payments) {
    const { state, limitScopes, limitDay: day, payerWalletId: walletId, amountMinor: minor } = payment;
    if (!isFinal(state) || state === 'completed') continue;
    for (const scope of limitScopes) {
      const place = `${placeOf({ walletId, scope })} ${day}`;
      unused.set(place, { walletId, scope, day: day!, minor: minor + (unused.get(place)?.minor ?? 0n) });
    }
  }
  for (const place of [...unused.keys()].sort()) await unreserve(manager, unused.get(place)!);
}
