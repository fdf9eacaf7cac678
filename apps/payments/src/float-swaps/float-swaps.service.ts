import { reachOf, type Operation } from '@hanout/access';
import type {
  AnswerFloatSwapV1,
  AskForFloatV1,
  CallerV1,
  FloatSwapsV1,
  PaymentAnswerV1,
  ReadFloatSwapsV1,
  SwappingAgentV1,
} from '@hanout/contracts';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Counters } from '../cash/counters.service';
import { readCashRules } from '../floats/cash-rulebook';
import { findFloats, type Float } from '../floats/floats.queries';
import { AnswersService, type Answer } from '../payments/answers.service';
import { newPayment } from '../payments/new-payment';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { paymentV1 } from '../payments/payment.answer';
import { Payment } from '../payments/payment.entity';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { requestHash } from '../payments/request-hash';
import { SingleOpenings } from '../payments/single-openings.service';
import { FLOAT_SWAP_ERRORS } from './float-swaps.errors';
import { findFloatByCode, listWaitingSwaps } from './float-swaps.queries';

const WAITING_MAX = 100;

/**
 * Float for notes between two agents: a payment that one asks for and the other agrees to when he has the notes in hand.
 * Between two networks it is as any payment between them: the giver's owes the asker's, and they settle it.
 */
@Injectable()
export class FloatSwaps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: Counters,
    private readonly openings: SingleOpenings,
    private readonly given: AnswersService,
    private readonly answers: PaymentAnswers,
  ) {}

  async ask({ caller, idempotencyKey, body }: AskForFloatV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.ask-for-float');
    const asker = await this.counters.floatOf(caller);
    const amount = Money.fromWire(body.amount);
    const { agentCode, network = asker.network } = body;
    const key = {
      callerId: caller.id,
      key: idempotencyKey,
      requestHash: requestHash({ act: 'float_swap', floatId: asker.floatId, network, agentCode, amount }),
    };
    const before = await this.openings.find(key);
    if (before) return this.answers.of(before);
    const { manager } = this.dataSource;
    const found = await findFloatByCode(manager, { network, agentCode });
    const { floatSwapRoutes: routes, floatSwapSeconds } = await readCashRules(manager);
    const giver = demandSwappable({ asker, giver: found, amount, routes });
    // He pays notes out to himself, as it were.
    await this.counters.demandMandate(asker, 'cash_out');
    const opened = await this.openings.open(key, () =>
      Promise.resolve({
        payment: aSwap(giver, asker, amount),
        reservations: [],
        expiresInSeconds: floatSwapSeconds,
      }),
    );
    return this.answers.of(opened);
  }

  async agree(question: AnswerFloatSwapV1): Promise<PaymentAnswerV1> {
    const { float, payment } = await this.asked(question, 'payments.agree-to-float-swap');
    if (payment.state === 'requested') await this.counters.demandMandate(float, 'cash_in');
    return this.give(payment, 'approved');
  }

  async refuse(question: AnswerFloatSwapV1): Promise<PaymentAnswerV1> {
    const { payment } = await this.asked(question, 'payments.refuse-float-swap');
    return this.give(payment, 'declined');
  }

  async list({ caller }: ReadFloatSwapsV1): Promise<FloatSwapsV1> {
    reachOf(caller, 'payments.read-float-swaps');
    const { floatId } = await this.counters.floatOf(caller);
    const { manager } = this.dataSource;
    const swaps = await listWaitingSwaps(manager, floatId, WAITING_MAX);
    const sides = swaps.flatMap(({ payerWalletId, payeeWalletId }) => [payerWalletId, payeeWalletId]);
    const floats = await findFloats(manager, sides);
    const items = swaps.map((payment) => ({
      payment: paymentV1(payment),
      giver: signOf(floats.get(payment.payerWalletId)!),
      asker: signOf(floats.get(payment.payeeWalletId)!),
    }));
    return { items };
  }

  /** The caller's counter is the one that is asked. @throws DomainError `payments.unknown_payment` */
  private async asked(
    { caller, paymentId }: { caller: CallerV1; paymentId: string },
    operation: Operation,
  ): Promise<{ float: Float; payment: Payment }> {
    reachOf(caller, operation);
    const float = await this.counters.floatOf(caller);
    const payment = await this.dataSource.manager.findOneBy(Payment, { paymentId });
    if (payment?.kind !== 'float_swap' || payment.payerWalletId !== float.floatId)
      throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return { float, payment };
  }

  private async give({ paymentId }: Payment, answer: Answer): Promise<PaymentAnswerV1> {
    const payment = await this.given.give(paymentId, answer);
    failpoint('payments.swap-given');
    return this.answers.of({ payment, repeated: false });
  }
}

interface Swapping {
  asker: Float;
  giver: Float | undefined;
  amount: Money;
  routes: readonly string[];
}

/** @throws DomainError the first of the refusals below, in this order */
function demandSwappable({ asker, giver, amount, routes }: Swapping): Float {
  if (amount.currency !== WALLET_CURRENCY)
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  if (!giver) throw FLOAT_SWAP_ERRORS.error('payments.unknown_agent', { field: 'agentCode' });
  if (giver.floatId === asker.floatId)
    throw FLOAT_SWAP_ERRORS.error('payments.swap_of_own_float', { field: 'agentCode' });
  if (!routes.includes(giver.network === asker.network ? 'on_us' : 'off_us'))
    throw FLOAT_SWAP_ERRORS.error('payments.swap_between_networks', { field: 'network' });
  return giver;
}

function aSwap(giver: Float, asker: Float, amount: Money): Payment {
  return newPayment({
    kind: 'float_swap',
    channel: 'request',
    merchantCode: null,
    payerWalletId: giver.floatId,
    payeeWalletId: asker.floatId,
    currency: amount.currency,
    amountMinor: amount.minor,
    feeMinor: 0n,
    feeSide: 'payer',
    scheduleId: null,
    refundOf: null,
  });
}

function signOf({ network, agentCode, tradeNameAr, tradeNameFr }: Float): SwappingAgentV1 {
  return { network, agentCode, tradeNameAr, tradeNameFr };
}
