import { reachOf } from '@hanout/access';
import type { CallerV1, CreatePayoutV1, PayoutAnswerV1, ProofV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PaymentsConfig } from '../config';
import { OpeningPlans } from '../payments/opening-plans.service';
import { OpeningsService } from '../payments/openings.service';
import type { PayWish } from '../payments/pay-wish';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { payeeIdOf, payerOf } from '../payments/payment.parties';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { findKeys, keyOf } from '../payments/payments.queries';
import { Proofs } from '../payments/proofs.service';
import { requestHash } from '../payments/request-hash';
import { AskPayoutsJob } from './ask-payouts.job';
import { accountHash, payoutTo } from './payout';
import { readPayout } from './payouts.queries';

/** A holder pays an account at another network's own system: his money is held until that network has said what became of it. */
@Injectable()
export class PayoutsService {
  private readonly ring: KeyRing;

  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: OpeningsService,
    private readonly plans: OpeningPlans,
    private readonly proofs: Proofs,
    private readonly answers: PaymentAnswers,
    private readonly job: AskPayoutsJob,
    config: PaymentsConfig,
  ) {
    this.ring = readKeyRing(config.payoutKey);
  }

  async create({ caller, idempotencyKey: key, body }: CreatePayoutV1): Promise<PayoutAnswerV1> {
    reachOf(caller, 'payments.create-payout');
    const { callerId, walletId } = payerOf(caller);
    const { network, account, quoteId, proof } = body;
    const amount = Money.fromWire(body.amount);
    if (quoteId !== undefined && body.paymentId !== undefined && body.paymentId !== quoteId)
      throw PAYMENT_ERRORS.error('payments.quote_says_it', { field: 'paymentId' });
    const paymentId = quoteId ?? body.paymentId ?? uuidV7();
    const wish: PayWish = {
      callerId,
      key,
      requestHash: requestHash({
        act: 'payout',
        walletId,
        network,
        amount,
        quoteId,
        paymentId: body.paymentId,
      }),
      payerWalletId: walletId,
      payee: { network },
      payout: payoutTo(paymentId, { network, account }, this.ring),
      amount,
      channel: 'network',
      paymentId,
      isProven: false,
      ...(quoteId !== undefined && { quoteId }),
    };
    const isProven = proof !== undefined && (await this.prove(caller, wish, { proof, account }));
    const opened = await this.openings.open({ ...wish, isProven });
    if (opened.repeated) await this.demandSame(opened.payment.paymentId, account);
    const answer = await this.answers.of(opened);
    if (answer.payment.state === 'held') this.job.nudge(network);
    return { ...answer, network, accountEnd: account.slice(-2) };
  }

  /** What was done before needs no proof any more: a device's signature is good once. */
  private async prove(
    caller: CallerV1,
    wish: PayWish,
    { proof, account }: { proof: ProofV1; account: string },
  ): Promise<boolean> {
    if ((await findKeys(this.dataSource.manager, [wish])).has(keyOf(wish))) return false;
    const { amount, paymentId, payee: shown } = await this.plans.shown(wish);
    const payee = `${payeeIdOf(shown)}-${account.slice(1)}`;
    await this.proofs.demand(caller, { paymentId: paymentId!, amount, payee }, proof);
    return true;
  }

  /** @throws DomainError `payments.key_reused` when another account was meant before, or its key was taken away */
  private async demandSame(paymentId: string, account: string): Promise<void> {
    const stored = await readPayout(this.dataSource.manager, paymentId);
    const key = stored && this.ring.keys.get(stored.keyId);
    if (!key || !accountHash(paymentId, account, key).equals(stored.accountHash))
      throw PAYMENT_ERRORS.error('payments.key_reused');
  }
}
