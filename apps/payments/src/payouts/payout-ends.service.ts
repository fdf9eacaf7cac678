import type { NetworkName, PayoutV1 } from '@hanout/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { Any, type EntityManager } from 'typeorm';
import { PaymentMoves } from '../payments/payment-moves.service';
import { Payment } from '../payments/payment.entity';
import { moved } from '../payments/payment.moves';
import { positionAccountId } from '../payments/payment.transfer';
import type { Move } from '../payments/payments.queries';
import { writeNetworkRefs } from './payouts.queries';

const EVENTS = { succeeded: 'approved', declined: 'declined' } as const;
type Ended = PayoutV1 & { state: keyof typeof EVENTS };

const isEnded = (payout: PayoutV1): payout is Ended =>
  payout.state !== 'waiting' && payout.reason !== 'id_reused';

/** What networks say of payouts for good, in an answer or as a fact: it moves each once, whichever comes first. */
@Injectable()
export class PayoutEnds {
  private readonly logger = new Logger('payouts');

  constructor(private readonly moves: PaymentMoves) {}

  /** Of a network’s own payouts only. The ledger is asked by the job that asks it, at once. */
  async apply(manager: EntityManager, network: NetworkName, said: readonly PayoutV1[]): Promise<void> {
    // Under this id it took something else: whether money moved is for people to find out, not for us to guess.
    for (const { payoutId, reason } of said)
      if (reason === 'id_reused')
        this.logger.error(`${network} has another payout under the id ${payoutId}: it stays as it is`);
    const ended = new Map(said.filter(isEnded).map((one) => [one.payoutId, one]));
    if (ended.size === 0) return;
    // In the order of ids, so that an answer and a fact cannot wait for each other in a ring.
    const payments = await manager.find(Payment, {
      where: { paymentId: Any([...ended.keys()]), kind: 'payout', payeeWalletId: positionAccountId(network) },
      order: { paymentId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const known = new Map(payments.map((payment) => [payment.paymentId, payment]));
    const moves = [...ended.values()].flatMap((one) => this.moveOf(network, one, known.get(one.payoutId)));
    await writeNetworkRefs(
      manager,
      moves.flatMap(({ payment: { paymentId } }) => {
        const { ref } = ended.get(paymentId)!;
        return ref === undefined ? [] : { paymentId, ref };
      }),
    );
    await this.moves.writeIn(manager, moves, 0);
  }

  private moveOf(network: NetworkName, said: Ended, payment: Payment | undefined): Move[] {
    const { payoutId, state, reason = 'declined' } = said;
    if (!payment) {
      this.logger.error(`${network} says ${state} of payout ${payoutId}, which it was never asked to take`);
      return [];
    }
    const event = EVENTS[state];
    const toState = moved(payment.state, event);
    if (!toState) {
      // A person has to look: one of the two words is wrong, and money follows the first.
      if (!follows(payment, event))
        this.logger.error(`${network} says ${state} of payout ${payoutId}, which is ${payment.state}`);
      return [];
    }
    const failure = state === 'declined' ? reason : null;
    return [{ payment, event, toState, failure, completedAt: null }];
  }
}

/** Said again: it has been moved by this word before. */
function follows({ state }: Payment, event: (typeof EVENTS)[keyof typeof EVENTS]): boolean {
  const after = event === 'approved' ? ['settling', 'completed'] : ['declining', 'declined'];
  return after.includes(state);
}
