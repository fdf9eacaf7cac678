import { inTransaction } from '@hanout/database';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Limits } from '../limits/limits.service';
import { limitsOf } from '../limits/own-limits';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import { Wallet } from '../wallets/wallet.entity';
import { limitScopesOf, limitsUsed } from './limits-used';
import { PaymentMoves } from './payment-moves.service';
import { Payment } from './payment.entity';
import { moved } from './payment.moves';
import { demandOperation } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';

export type Answer = 'approved' | 'declined' | 'cancelled';

/** What people say to a payment that waits for them. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly moves: PaymentMoves,
    private readonly limits: Limits,
  ) {}

  /**
   * Said twice, it is the same: the payment as it stands. Who may say it was seen to before.
   *
   * @throws DomainError `payments.payment_expired`, `payments.moved_on`, or a limit of the payer
   */
  give(paymentId: string, answer: Answer): Promise<Payment> {
    return inTransaction(this.dataSource, async (manager) => {
      const payment = await manager.findOneOrFail(Payment, {
        where: { paymentId },
        lock: { mode: 'pessimistic_write' },
      });
      const toState = moved(payment.state, answer);
      if (!toState) {
        if (await wasGiven(manager, paymentId, answer)) return payment;
        throw PAYMENT_ERRORS.error('payments.moved_on', { params: { state: payment.state } });
      }
      const rulebook = await readRulebook(manager);
      if (payment.expiresAt && payment.expiresAt <= rulebook.now)
        throw PAYMENT_ERRORS.error('payments.payment_expired');
      // An agent's float has no limits.
      const isLimited = payment.kind !== 'float_swap';
      const agreed = answer === 'approved' && payment.state === 'requested' && isLimited;
      const ready = agreed ? await this.reserve(manager, payment, rulebook) : payment;
      const move = { payment: ready, event: answer, toState, failure: null, completedAt: null };
      return (await this.moves.writeIn(manager, [move])).get(paymentId)!;
    });
  }

  private async reserve(manager: EntityManager, payment: Payment, rulebook: Rulebook): Promise<Payment> {
    const payer = await manager.findOneByOrFail(Wallet, { walletId: payment.payerWalletId });
    const limits = limitsOf(payer, rulebook);
    demandOperation(Money.of(payment.amountMinor, payment.currency), limits);
    const used = { ...payment, limitDay: rulebook.day, limitScopes: limitScopesOf(payment.channel) };
    const refusals = await this.limits.reserveAll(manager, [limitsUsed(used, limits, rulebook)]);
    const refusal = refusals.get(0);
    if (refusal) throw refusal;
    return used;
  }
}

async function wasGiven(manager: EntityManager, paymentId: string, answer: Answer): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from payment_moves where payment_id = $1 and event = $2',
    [paymentId, answer],
  );
  return rows.length > 0;
}
