import { reachOf } from '@hanout/access';
import type { PaymentAnswerV1, RedeemWithdrawalCodeV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import type { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readCashRules, type CashRules } from '../floats/cash-rulebook';
import type { Float } from '../floats/floats.queries';
import type { Opened } from '../payments/openings.service';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { PaymentMoves } from '../payments/payment-moves.service';
import { Payment } from '../payments/payment.entity';
import { moved, type PaymentEvent } from '../payments/payment.moves';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { PostingsService } from '../payments/postings.service';
import { Wallet } from '../wallets/wallet.entity';
import { CASH_ERRORS } from './cash.errors';
import { Counters } from './counters.service';
import { giveTryBack, takeTry } from './tries.queries';
import { isWellFormed } from './withdrawal-code';
import { countTry, findCode, writePayee } from './withdrawal-codes.queries';
import { WithdrawalCodes } from './withdrawal-codes.service';

interface Redemption {
  float: Float;
  staffId: string;
  code: string;
  amount: Money;
  rules: CashRules;
}

/** What is kept is written in any case: a refusal is told after its transaction. */
type Outcome = Opened | { refusal: DomainError; isGuess: boolean; dead?: Payment };

/** Somebody brings a code to a counter. Guesses are counted at the counter, and wrong amounts at the code. */
@Injectable()
export class Redemptions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: Counters,
    private readonly codes: WithdrawalCodes,
    private readonly moves: PaymentMoves,
    private readonly postings: PostingsService,
    private readonly answers: PaymentAnswers,
  ) {}

  async redeem({ caller, body }: RedeemWithdrawalCodeV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.redeem-withdrawal-code');
    const float = await this.counters.floatOf(caller);
    const { code } = body;
    if (!isWellFormed(code)) throw CASH_ERRORS.error('payments.code_mistyped', { field: 'code' });
    await this.counters.demandMandate(float, 'cash_out');
    const { manager } = this.dataSource;
    const rules = await readCashRules(manager);
    const { counterTriesMax: triesMax, counterTriesSeconds: seconds } = rules;
    if (!(await takeTry(manager, { counterId: float.floatId, triesMax, seconds })))
      throw CASH_ERRORS.error('payments.too_many_tries');
    const wish = { float, staffId: caller.id, code, amount: Money.fromWire(body.amount), rules };
    const outcome = await inTransaction(this.dataSource, (transaction) => this.match(transaction, wish));
    if (!('refusal' in outcome) || !outcome.isGuess) await giveTryBack(manager, float.floatId);
    if ('refusal' in outcome) {
      if (outcome.dead) await this.postings.settle(outcome.dead);
      throw outcome.refusal;
    }
    failpoint('cash.redeemed');
    return this.answers.of(outcome);
  }

  /** The lock of the payment makes two counters take turns: the second finds what the first has done. */
  private async match(manager: EntityManager, wish: Redemption): Promise<Outcome> {
    const { float, staffId, code, amount, rules } = wish;
    const hashes = this.codes.hashesOf(code);
    const paymentId = await findCode(manager, { hashes, network: float.network });
    if (paymentId === undefined)
      return { refusal: CASH_ERRORS.error('payments.unknown_code', { field: 'code' }), isGuess: true };
    const payment = await manager.findOneOrFail(Payment, {
      where: { paymentId },
      lock: { mode: 'pessimistic_write' },
    });
    const isSame = amount.equals(Money.of(payment.amountMinor, payment.currency));
    if (isSame && payment.payeeWalletId === float.floatId) return { payment, repeated: true };
    if (payment.state !== 'held' || (await isExpired(manager, paymentId)))
      return { refusal: CASH_ERRORS.error('payments.code_over', { field: 'code' }), isGuess: false };
    if (!isSame) return this.wrongAmount(manager, payment, rules);
    const { personId } = await manager.findOneByOrFail(Wallet, { walletId: payment.payerWalletId });
    if (personId === staffId)
      return { refusal: PAYMENT_ERRORS.error('payments.paying_oneself', { field: 'code' }), isGuess: false };
    await writePayee(manager, paymentId, float.floatId);
    const paidOut = { ...payment, payeeWalletId: float.floatId };
    return { payment: await this.move(manager, paidOut, 'approved'), repeated: false };
  }

  /** After so many the code is dead, and its money free again. */
  private async wrongAmount(
    manager: EntityManager,
    payment: Payment,
    { codeTriesMax }: CashRules,
  ): Promise<Outcome> {
    const refusal = CASH_ERRORS.error('payments.code_amount_differs', { field: 'amount' });
    const isDead = (await countTry(manager, payment.paymentId)) >= codeTriesMax;
    if (!isDead) return { refusal, isGuess: true };
    return { refusal, isGuess: true, dead: await this.move(manager, payment, 'declined') };
  }

  private async move(manager: EntityManager, payment: Payment, event: PaymentEvent): Promise<Payment> {
    const toState = moved(payment.state, event)!;
    const move = { payment, event, toState, failure: null, completedAt: null };
    return (await this.moves.writeIn(manager, [move])).get(payment.paymentId)!;
  }
}

async function isExpired(manager: EntityManager, paymentId: string): Promise<boolean> {
  const rows: { is_expired: boolean }[] = await manager.query(
    'select expires_at <= now() as is_expired from payments where payment_id = $1',
    [paymentId],
  );
  return rows[0]!.is_expired;
}
