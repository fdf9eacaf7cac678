import { reachOf } from '@hanout/access';
import { WITHDRAWAL_PAYEE, type MakeWithdrawalCodeV1, type WithdrawalCodeV1 } from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { Money } from '@hanout/money';
import { readSealingKey } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PaymentsConfig } from '../config';
import { readCashRules } from '../floats/cash-rulebook';
import { limitsOf } from '../limits/own-limits';
import { limitScopesOf, limitsUsed } from '../payments/limits-used';
import { newPayment } from '../payments/new-payment';
import type { Opened } from '../payments/openings.service';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { payerOf } from '../payments/payment.parties';
import { demandOperation, WALLET_CURRENCY } from '../payments/payment.terms';
import { WITHDRAWALS_ACCOUNT_ID } from '../payments/payment.transfer';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { Proofs } from '../payments/proofs.service';
import { requestHash } from '../payments/request-hash';
import { SingleOpenings, type SinglePlan } from '../payments/single-openings.service';
import { PricesService } from '../prices/prices.service';
import { readRulebook } from '../rules/rulebook';
import { Wallet } from '../wallets/wallet.entity';
import { WALLET_ERRORS } from '../wallets/wallets.errors';
import { cashPrice } from './cash.price';
import { codeOf, hashOf } from './withdrawal-code';
import { writeCode } from './withdrawal-codes.queries';

const UNIQUE_VIOLATION = '23505';

interface CodeWish {
  callerId: string;
  walletId: string;
  amount: Money;
  paymentId: string;
}

/** A holder keeps money aside for whoever brings the code to an agent. */
@Injectable()
export class WithdrawalCodes {
  private readonly key: Buffer;

  constructor(
    private readonly prices: PricesService,
    private readonly proofs: Proofs,
    private readonly openings: SingleOpenings,
    private readonly answers: PaymentAnswers,
    config: PaymentsConfig,
  ) {
    this.key = readSealingKey(config.cashCodeKey);
  }

  /** Asked again with the same key it tells the code again, while the money is held. */
  async make({ caller, idempotencyKey, body }: MakeWithdrawalCodeV1): Promise<WithdrawalCodeV1> {
    reachOf(caller, 'payments.make-withdrawal-code');
    const { callerId, walletId } = payerOf(caller);
    const amount = Money.fromWire(body.amount);
    const hash = requestHash({ act: 'withdrawal_code', walletId, amount });
    const wish = { callerId, key: idempotencyKey, requestHash: hash };
    let opened = await this.openings.find(wish);
    if (!opened) {
      const paymentId = body.paymentId ?? uuidV7();
      await this.proofs.demand(caller, { paymentId, amount, payee: WITHDRAWAL_PAYEE }, body.proof);
      const plan = (manager: EntityManager) => this.plan(manager, { callerId, walletId, amount, paymentId });
      opened = await this.openings.open(wish, plan).catch((error: unknown): Opened => {
        if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', { field: 'paymentId', cause: error });
      });
    }
    const answer = await this.answers.of(opened);
    const { paymentId, state } = answer.payment;
    return { ...answer, ...(state === 'held' && { code: codeOf(paymentId, this.key) }) };
  }

  hashOf(code: string): Buffer {
    return hashOf(code, this.key);
  }

  private async plan(manager: EntityManager, wish: CodeWish): Promise<SinglePlan> {
    const { callerId, walletId, amount, paymentId } = wish;
    if (amount.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
    const wallet = await manager.findOneBy(Wallet, { walletId });
    if (wallet?.personId !== callerId) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    const prices = await this.prices.inForce(manager, WALLET_CURRENCY);
    const channel = 'withdrawal_code';
    const price = cashPrice(prices, { kind: 'cash_out', channel, amount, holder: wallet });
    const [rulebook, rules] = [await readRulebook(manager), await readCashRules(manager)];
    const limits = limitsOf(wallet, rulebook);
    demandOperation(amount, limits);
    const payment = newPayment({
      paymentId,
      kind: 'cash_out',
      channel,
      merchantCode: null,
      payerWalletId: walletId,
      payeeWalletId: WITHDRAWALS_ACCOUNT_ID,
      currency: amount.currency,
      amountMinor: amount.minor,
      ...price,
      refundOf: null,
      limitDay: rulebook.day,
      limitScopes: limitScopesOf(channel),
    });
    const { network } = wallet;
    const hash = this.hashOf(codeOf(paymentId, this.key));
    return {
      payment,
      reservations: limitsUsed(payment, limits, rulebook),
      expiresInSeconds: rules.withdrawalCodeSeconds,
      writeMore: (transaction) => writeCode(transaction, { paymentId, network, hash }),
    };
  }
}
