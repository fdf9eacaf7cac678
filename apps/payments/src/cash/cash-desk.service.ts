import { reachOf } from '@hanout/access';
import type { CashV1, PaymentAnswerV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readCashRules } from '../floats/cash-rulebook';
import type { Float } from '../floats/floats.queries';
import { newPayment } from '../payments/new-payment';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { requestHash } from '../payments/request-hash';
import { SingleOpenings, type SinglePlan } from '../payments/single-openings.service';
import { PricesService } from '../prices/prices.service';
import { Wallet } from '../wallets/wallet.entity';
import { cashPrice } from './cash.price';
import { demandServed } from './cash.terms';
import { Counters } from './counters.service';

interface CashWish {
  act: 'cash_in' | 'cash_out';
  float: Float;
  staffId: string;
  walletId: string;
  amount: Money;
}

/** What is done at an agent's counter: notes for e-money at once, e-money for notes when its holder has said yes. */
@Injectable()
export class CashDesk {
  constructor(
    private readonly counters: Counters,
    private readonly prices: PricesService,
    private readonly openings: SingleOpenings,
    private readonly answers: PaymentAnswers,
  ) {}

  async cashIn(question: CashV1): Promise<PaymentAnswerV1> {
    reachOf(question.caller, 'payments.cash-in');
    return this.serve('cash_in', question);
  }

  async cashOut(question: CashV1): Promise<PaymentAnswerV1> {
    reachOf(question.caller, 'payments.cash-out');
    return this.serve('cash_out', question);
  }

  private async serve(
    act: CashWish['act'],
    { caller, idempotencyKey, body }: CashV1,
  ): Promise<PaymentAnswerV1> {
    const float = await this.counters.floatOf(caller);
    const amount = Money.fromWire(body.amount);
    const { walletId } = body;
    const key = {
      callerId: caller.id,
      key: idempotencyKey,
      requestHash: requestHash({ act, floatId: float.floatId, walletId, amount }),
    };
    const before = await this.openings.find(key);
    if (before) return this.answers.of(before);
    await this.counters.demandMandate(float, act);
    const wish: CashWish = { act, float, staffId: caller.id, walletId, amount };
    return this.answers.of(await this.openings.open(key, (manager) => this.plan(manager, wish)));
  }

  private async plan(
    manager: EntityManager,
    { act: kind, float, staffId, walletId, amount }: CashWish,
  ): Promise<SinglePlan> {
    const wallet = demandServed(await manager.findOneBy(Wallet, { walletId }), {
      amount,
      network: float.network,
      staffId,
    });
    const isIn = kind === 'cash_in';
    const channel = 'counter';
    const prices = await this.prices.inForce(manager, WALLET_CURRENCY);
    const payment = newPayment({
      kind,
      channel,
      merchantCode: null,
      payerWalletId: isIn ? float.floatId : wallet.walletId,
      payeeWalletId: isIn ? wallet.walletId : float.floatId,
      currency: amount.currency,
      amountMinor: amount.minor,
      ...cashPrice(prices, { kind, channel, amount, holder: wallet }),
      refundOf: null,
    });
    // Limits are the holder's, for what he takes out; they are looked at when he approves.
    const { cashOutSeconds } = await readCashRules(manager);
    return { payment, reservations: [], ...(!isIn && { expiresInSeconds: cashOutSeconds }) };
  }
}
