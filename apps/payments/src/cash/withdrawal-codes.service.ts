import { reachOf } from '@hanout/access';
import {
  WITHDRAWAL_PAYEE,
  type CodeRecipientV1,
  type MakeWithdrawalCodeV1,
  type PriceWithdrawalV1,
  type WithdrawalCodeV1,
  type WithdrawalPriceV1,
} from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { Money } from '@hanout/money';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { PaymentsConfig } from '../config';
import { readCashRules } from '../floats/cash-rulebook';
import { limitsOf } from '../limits/own-limits';
import { limitScopesOf, limitsUsed } from '../payments/limits-used';
import { newPayment } from '../payments/new-payment';
import type { Opened } from '../payments/openings.service';
import { PaymentAnswers } from '../payments/payment-answers.service';
import { payerOf } from '../payments/payment.parties';
import { totalsOf, type Price } from '../payments/payment.price';
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
import { readCancellationRules } from './cancellation-rulebook';
import { CASH_ERRORS } from './cash.errors';
import { cashPrice } from './cash.price';
import { CodeMessages } from './code-messages.service';
import { codeOf, hashOf, keyOf } from './withdrawal-code';
import { readHash, writeCode } from './withdrawal-codes.queries';

const UNIQUE_VIOLATION = '23505';
const DAY_SECONDS = 86_400;
const CHANNEL = 'withdrawal_code';

interface CodeWish {
  callerId: string;
  walletId: string;
  amount: Money;
  /** As it was shown. */
  fee: Money | undefined;
  paymentId: string;
  recipient: CodeRecipientV1 | undefined;
}

/** A holder keeps money aside for whoever brings the code to an agent. */
@Injectable()
export class WithdrawalCodes {
  private readonly ring: KeyRing;

  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly proofs: Proofs,
    private readonly openings: SingleOpenings,
    private readonly answers: PaymentAnswers,
    private readonly messages: CodeMessages,
    config: PaymentsConfig,
  ) {
    this.ring = readKeyRing(config.cashCodeKey);
  }

  /**
   * Asked again with the same key it tells the code again, while the money is held. A code for another's phone is never
   * told to its maker.
   */
  async make({ caller, idempotencyKey, body }: MakeWithdrawalCodeV1): Promise<WithdrawalCodeV1> {
    reachOf(caller, 'payments.make-withdrawal-code');
    const { callerId, walletId } = payerOf(caller);
    const amount = Money.fromWire(body.amount);
    const fee = body.fee && Money.fromWire(body.fee);
    const { recipient } = body;
    const hash = requestHash({ act: 'withdrawal_code', walletId, amount });
    const wish = { callerId, key: idempotencyKey, requestHash: hash };
    let opened = await this.openings.find(wish);
    if (!opened) {
      const paymentId = body.paymentId ?? uuidV7();
      await this.proofs.demand(caller, { paymentId, amount, payee: WITHDRAWAL_PAYEE }, body.proof);
      const plan = (manager: EntityManager) =>
        this.plan(manager, { callerId, walletId, amount, fee, paymentId, recipient });
      opened = await this.openings.open(wish, plan).catch((error: unknown): Opened => {
        if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', { field: 'paymentId', cause: error });
      });
    }
    if (opened.repeated) await this.messages.demandSame(opened.payment.paymentId, recipient);
    const answer = await this.answers.of(opened);
    const { paymentId, state } = answer.payment;
    if (recipient) return { ...answer, ...(await this.messages.told(paymentId, state)) };
    const code = state === 'held' ? await this.codeOf(paymentId) : undefined;
    return { ...answer, ...(code !== undefined && { code }) };
  }

  /** Shown before a code is made. */
  async price({ caller, body }: PriceWithdrawalV1): Promise<WithdrawalPriceV1> {
    reachOf(caller, 'payments.price-withdrawal');
    const amount = Money.fromWire(body.amount);
    const { price } = await this.priced(this.dataSource.manager, { ...payerOf(caller), amount });
    const wire = (minor: bigint) => Money.of(minor, WALLET_CURRENCY).toWire();
    return {
      amount: amount.toWire(),
      payerFee: wire(price.feeSide === 'payer' ? price.feeMinor : 0n),
      total: wire(totalsOf({ ...price, amountMinor: amount.minor }).totalMinor),
    };
  }

  /** What it may be found by: it was made with any of our keys. */
  hashesOf(code: string): Buffer[] {
    return [...this.ring.keys.values()].map((key) => hashOf(code, key));
  }

  /** Undefined when the key that it was made with was taken away. */
  private async codeOf(paymentId: string): Promise<string | undefined> {
    const hash = await readHash(this.dataSource.manager, paymentId);
    const key = keyOf(paymentId, hash, this.ring.keys.values());
    return key && codeOf(paymentId, key);
  }

  private async priced(
    manager: EntityManager,
    { callerId, walletId, amount }: Pick<CodeWish, 'callerId' | 'walletId' | 'amount'>,
  ): Promise<{ wallet: Wallet; price: Price }> {
    if (amount.currency !== WALLET_CURRENCY)
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
    const wallet = await manager.findOneBy(Wallet, { walletId });
    if (wallet?.personId !== callerId) throw WALLET_ERRORS.error('payments.wallet_not_ready');
    const prices = await this.prices.inForce(manager, WALLET_CURRENCY);
    const price = cashPrice(prices, { kind: 'cash_out', channel: CHANNEL, amount, holder: wallet });
    return { wallet, price };
  }

  private async plan(manager: EntityManager, wish: CodeWish): Promise<SinglePlan> {
    const { walletId, amount, fee, paymentId, recipient } = wish;
    const { wallet, price } = await this.priced(manager, wish);
    if (fee && fee.minor !== (price.feeSide === 'payer' ? price.feeMinor : 0n))
      throw CASH_ERRORS.error('payments.withdrawal_price_changed', { field: 'fee' });
    const [rulebook, rules] = [await readRulebook(manager), await readCashRules(manager)];
    const limits = limitsOf(wallet, rulebook);
    demandOperation(amount, limits);
    const payment = newPayment({
      paymentId,
      kind: 'cash_out',
      channel: CHANNEL,
      merchantCode: null,
      payerWalletId: walletId,
      payeeWalletId: WITHDRAWALS_ACCOUNT_ID,
      currency: amount.currency,
      amountMinor: amount.minor,
      ...price,
      refundOf: null,
      limitDay: rulebook.day,
      limitScopes: limitScopesOf(CHANNEL),
    });
    const { network } = wallet;
    const { pickUpDays } = await readCancellationRules(manager, { network });
    const hash = hashOf(codeOf(paymentId, this.ring.current), this.ring.current);
    return {
      payment,
      reservations: limitsUsed(payment, limits, rulebook),
      expiresInSeconds: recipient ? pickUpDays * DAY_SECONDS : rules.withdrawalCodeSeconds,
      writeMore: async (transaction) => {
        await writeCode(transaction, { paymentId, network, hash });
        if (recipient) await this.messages.write(transaction, { paymentId, walletId, recipient }, rules);
      },
    };
  }
}
