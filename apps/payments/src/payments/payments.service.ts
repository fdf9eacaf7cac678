import { reachOf } from '@hanout/access';
import type {
  CallerV1,
  PayBodyV1,
  PaymentAnswerV1,
  ProofV1,
  RecallBodyV1,
  RefundBodyV1,
  RequestPaymentBodyV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { AnswersService, type Answer } from './answers.service';
import { OpeningPlans } from './opening-plans.service';
import { OpeningsService } from './openings.service';
import type { PayWish } from './pay-wish';
import { PaymentAnswers } from './payment-answers.service';
import { channelOf, confirming, payeeIdOf, payeeOf, payerOf } from './payment.parties';
import { PaymentsReader } from './payments-reader.service';
import { findKeys, keyOf } from './payments.queries';
import { Proofs } from './proofs.service';
import { RecallsService } from './recalls.service';
import { RefundsService } from './refunds.service';
import { requestHash } from './request-hash';

/** Each act opens a payment or moves one, then waits a while for what the ledger says to it. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: OpeningsService,
    private readonly refunds: RefundsService,
    private readonly recalls: RecallsService,
    private readonly answers: AnswersService,
    private readonly plans: OpeningPlans,
    private readonly proofs: Proofs,
    private readonly reader: PaymentsReader,
    private readonly paymentAnswers: PaymentAnswers,
  ) {}

  async create(caller: CallerV1, key: string, body: PayBodyV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.create');
    const { callerId, walletId } = payerOf(caller);
    const amount = body.amount && Money.fromWire(body.amount);
    const { quoteId, merchantCode, walletId: payeeWalletId, qr } = body;
    const paymentId = body.paymentId ?? (body.proof && quoteId === undefined ? uuidV7() : undefined);
    const said = quoteId === undefined ? payeeOf(body) : confirming(body);
    const payee = said && !('qr' in said) ? said : undefined;
    const wish: PayWish = {
      isProven: false,
      callerId,
      key,
      requestHash: requestHash({
        act: 'pay',
        walletId,
        merchantCode,
        payeeWalletId,
        qr,
        quoteId,
        paymentId: body.paymentId,
        amount,
        ...(payee && 'billerCode' in payee && { bill: payee }),
      }),
      payerWalletId: walletId,
      channel: payee ? channelOf(payee) : 'code',
      ...(payee && { payee }),
      ...(qr !== undefined && { qr }),
      ...(amount && { amount }),
      ...(quoteId !== undefined && { quoteId }),
      ...(paymentId !== undefined && { paymentId }),
      ...(body.isPaidAgain && { isPaidAgain: true }),
    };
    const isProven = body.proof !== undefined && (await this.prove(caller, wish, body.proof));
    return this.paymentAnswers.of(await this.openings.open({ ...wish, isProven }));
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
    return this.paymentAnswers.of(
      await this.refunds.open({ callerId, key, merchantCode, paymentId, amount }),
    );
  }

  async recall(
    caller: CallerV1,
    key: string,
    paymentId: string,
    { reason }: RecallBodyV1,
  ): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.recall');
    return this.paymentAnswers.of(await this.recalls.open({ ...payerOf(caller), key, paymentId, reason }));
  }

  /** A shop asks with its code, so that the payer sees whose it is. */
  async request(caller: CallerV1, key: string, body: RequestPaymentBodyV1): Promise<PaymentAnswerV1> {
    reachOf(caller, 'payments.request');
    const { callerId, walletId } = payerOf(caller);
    const { payerWalletId, expiresInSeconds } = body;
    const amount = Money.fromWire(body.amount);
    const hash = requestHash({
      act: 'request',
      payerWalletId,
      payeeWalletId: walletId,
      amount,
      seconds: expiresInSeconds,
    });
    const opened = await this.openings.open({
      callerId,
      key,
      requestHash: hash,
      payerWalletId,
      payee: caller.merchantCode === undefined ? { walletId } : { merchantCode: caller.merchantCode },
      amount,
      channel: 'request',
      isProven: false,
      ...(expiresInSeconds !== undefined && { expiresInSeconds }),
    });
    return this.paymentAnswers.of(opened);
  }

  async approve(caller: CallerV1, paymentId: string, proof: ProofV1): Promise<PaymentAnswerV1> {
    const payment = await this.reader.asked(caller, paymentId, 'payments.approve');
    const { amountMinor, currency, merchantCode, payeeWalletId } = payment;
    const isAnswered = payment.state !== 'requested' && payment.state !== 'held';
    // Giving back takes no proof: it is the payee's own word, and the money is aside already.
    if (!isAnswered && payment.kind !== 'recall')
      await this.proofs.demand(
        caller,
        { paymentId, amount: Money.of(amountMinor, currency), payee: merchantCode ?? payeeWalletId },
        proof,
      );
    return this.give(paymentId, 'approved');
  }

  async decline(caller: CallerV1, paymentId: string): Promise<PaymentAnswerV1> {
    await this.reader.asked(caller, paymentId, 'payments.decline');
    return this.give(paymentId, 'declined');
  }

  async cancel(caller: CallerV1, paymentId: string): Promise<PaymentAnswerV1> {
    await this.reader.asking(caller, paymentId, 'payments.cancel');
    return this.give(paymentId, 'cancelled');
  }

  private async give(paymentId: string, answer: Answer): Promise<PaymentAnswerV1> {
    const payment = await this.answers.give(paymentId, answer);
    failpoint('payments.given');
    return this.paymentAnswers.of({ payment, repeated: false });
  }

  /** What was done before needs no proof any more: a device's signature is good once. */
  private async prove(caller: CallerV1, wish: PayWish, proof: ProofV1): Promise<boolean> {
    if ((await findKeys(this.dataSource.manager, [wish])).has(keyOf(wish))) return false;
    const { amount, payee, paymentId } = await this.plans.shown(wish);
    const payeeId = payeeIdOf(payee);
    await this.proofs.demand(caller, { paymentId: paymentId!, amount, payee: payeeId }, proof);
    return true;
  }
}
