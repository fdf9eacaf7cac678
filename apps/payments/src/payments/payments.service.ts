import { reachOf } from '@hanout/access';
import type {
  CallerV1,
  PayMerchantBodyV1,
  PaymentAnswerV1,
  PaymentV1,
  QuoteV1,
  RefundBodyV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { PricesService } from '../prices/prices.service';
import { findCircumstances } from './circumstances.queries';
import { OpeningsService, type Opened } from './openings.service';
import { Payment } from './payment.entity';
import { agreeTerms } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import { PostingsService } from './postings.service';
import { RefundsService } from './refunds.service';

@Injectable()
export class PaymentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: OpeningsService,
    private readonly refunds: RefundsService,
    private readonly postings: PostingsService,
    private readonly prices: PricesService,
    private readonly config: PaymentsConfig,
  ) {}

  async create(caller: CallerV1, key: string, body: PayMerchantBodyV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.create');
    const { callerId, walletId } = payerOf(caller);
    const amount = Money.fromWire(body.amount);
    return this.answer(
      await this.openings.open({ callerId, key, walletId, merchantCode: body.merchantCode, amount }),
    );
  }

  async refund(
    caller: CallerV1,
    key: string,
    paymentId: string,
    body: RefundBodyV1,
  ): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.refund');
    const { kind, merchantCode, id: callerId } = caller;
    if (kind !== 'person' || !merchantCode) throw PLATFORM_ERRORS.error('platform.forbidden');
    const amount = body.amount && Money.fromWire(body.amount);
    return this.answer(await this.refunds.open({ callerId, key, merchantCode, paymentId, amount }));
  }

  async quote(caller: CallerV1, { merchantCode, amount: wished }: PayMerchantBodyV1): Promise<QuoteV1> {
    reachOf(caller, 'payments.quote');
    const { callerId, walletId } = payerOf(caller);
    const amount = Money.fromWire(wished);
    const wish = { walletId, merchantCode };
    const circumstancesOf = await findCircumstances(this.dataSource.manager, this.prices, [wish]);
    const { merchant, fee } = agreeTerms({ payerId: callerId, amount }, circumstancesOf(wish));
    const { code, tradeNameAr, tradeNameFr, commune } = merchant;
    return {
      amount: amount.toWire(),
      payerFee: Money.zero(amount.currency).toWire(),
      payeeFee: fee.toWire(),
      net: amount.minus(fee).toWire(),
      merchant: { code, tradeNameAr, tradeNameFr, commune },
    };
  }

  /** To those it concerns; to anyone else it is not there. */
  async read(caller: CallerV1, paymentId: string): Promise<PaymentAnswerV1> {
    const reach = reachOf(caller, 'payments.read');
    const payment = await this.dataSource.manager.findOneBy(Payment, { paymentId });
    if (!payment || (reach !== 'all' && !isOf(caller, payment)))
      throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return { payment: toPayment(payment), repeated: false };
  }

  /** Waits for the ledger as long as the one who asks does; later answers find their way without him. */
  private async answer({ payment, repeated }: Opened): Promise<PaymentAnswerV1> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Payment>((resolve) => {
      timer = setTimeout(() => resolve(payment), this.config.answerWithinMs);
    });
    const settled = await Promise.race([this.postings.settle(payment), late]);
    clearTimeout(timer);
    return { payment: toPayment(settled), repeated };
  }
}

function payerOf({ kind, walletId, id: callerId }: CallerV1): { callerId: string; walletId: string } {
  if (kind !== 'person' || !walletId) throw PLATFORM_ERRORS.error('platform.forbidden');
  return { callerId, walletId };
}

/** The two sides, and the shop when its owner has another wallet by now. */
function isOf({ kind, walletId, merchantCode }: CallerV1, payment: Payment): boolean {
  if (kind !== 'person') return false;
  const isSide = walletId === payment.payerWalletId || walletId === payment.payeeWalletId;
  return isSide || merchantCode === payment.merchantCode;
}

function toPayment(payment: Payment): PaymentV1 {
  const { paymentId, kind, state, reference, merchantCode, currency, refundOf, failure, completedAt } =
    payment;
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    paymentId,
    kind,
    state,
    reference,
    merchantCode,
    amount: wire(payment.amountMinor),
    fee: wire(payment.feeMinor),
    refunded: wire(payment.refundedMinor),
    ...(refundOf !== null && { refundOf }),
    ...(failure !== null && { failure }),
    createdAt: payment.createdAt.toISOString(),
    ...(completedAt !== null && { completedAt: completedAt.toISOString() }),
  };
}
