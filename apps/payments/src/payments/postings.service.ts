import { paymentCompleted, postTransfers, type PaymentCompletedV1, type PostingV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, NoAnswer, Outbox } from '@hanout/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { Merchant } from '../wallets/merchant.entity';
import { Wallet } from '../wallets/wallet.entity';
import { FeeIncome } from './fee-income';
import { Grouped } from './grouped';
import { Payment } from './payment.entity';
import { moved, type PaymentEvent } from './payment.moves';
import { toTransfer } from './payment.transfer';
import { isOfOneItem, writeOutcomes, type Outcome } from './payments.queries';

/**
 * Brings pending payments to their end: asks the ledger, then writes its answers and the facts in one transaction.
 * No answer, and any failure on the way, leaves a payment pending; it is asked for again with the same id. What the ledger
 * answers, a yes or a no, is final for that id: a payment that failed stays failed, and another try is a new payment.
 */
@Injectable()
export class PostingsService {
  private readonly logger = new Logger('postings');
  private readonly grouped: Grouped<Payment, Payment>;
  private readonly underway = new Map<string, Promise<Payment>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly feeIncome: FeeIncome,
    private readonly config: PaymentsConfig,
  ) {
    this.grouped = new Grouped((payments) => this.post(payments), config, isOfOneItem);
  }

  /** The payment as it stands after the ledger answered, or unchanged when it did not. Never rejects. */
  settle(payment: Payment): Promise<Payment> {
    if (payment.state !== 'pending') return Promise.resolve(payment);
    const { paymentId } = payment;
    const already = this.underway.get(paymentId);
    if (already) return already;
    const settling = this.grouped
      .add(payment)
      .catch((error: unknown) => {
        const isExpected = error instanceof NoAnswer;
        const text = error instanceof Error && !isExpected ? (error.stack ?? error.message) : String(error);
        this.logger[isExpected ? 'warn' : 'error'](`payment ${paymentId} stays pending: ${text}`);
        return payment;
      })
      .finally(() => this.underway.delete(paymentId));
    this.underway.set(paymentId, settling);
    return settling;
  }

  private async post(payments: Payment[]): Promise<Payment[]> {
    await this.feeIncome.ensureOpen();
    const { ledgerDeadlineMs: deadlineMs } = this.config;
    const { postings } = await this.asks.ask(
      postTransfers,
      { transfers: payments.map(toTransfer) },
      { deadlineMs },
    );
    const postingBy = new Map(postings.map((posting) => [posting.transferId, posting]));
    const outcomes = payments.flatMap(
      (payment) => this.outcomeOf(payment, postingBy.get(payment.paymentId)) ?? [],
    );
    const settled = await this.write(outcomes);
    return payments.map((payment) => settled.get(payment.paymentId) ?? payment);
  }

  private outcomeOf(payment: Payment, posting: PostingV1 | undefined): Outcome | undefined {
    const event: PaymentEvent = posting?.outcome === 'refused' ? 'refused' : 'posted';
    const toState = moved(payment.state, event);
    // The ledger knows this id with other content: whether money moved is for people to find out, not for us to guess.
    if (!posting || posting.reason === 'id_reused' || !toState) {
      this.logger.error(
        `payment ${payment.paymentId} stays pending: the ledger said ${JSON.stringify(posting)}`,
      );
      return undefined;
    }
    const failure = toState === 'failed' ? (posting.reason ?? 'refused') : null;
    const completedAt = toState === 'completed' ? new Date(posting.postedAt ?? Date.now()) : null;
    return { payment, event, toState, failure, completedAt };
  }

  private async write(outcomes: Outcome[]): Promise<Map<string, Payment>> {
    if (outcomes.length === 0) return new Map();
    return inTransaction(this.dataSource, async (manager) => {
      const movedNow = await writeOutcomes(manager, outcomes);
      const settled = outcomes
        .filter(({ payment }) => movedNow.has(payment.paymentId))
        .map(({ payment, toState, failure, completedAt }): Payment => {
          return { ...payment, state: toState, failure, completedAt, askAgainAt: null };
        });
      await this.tell(
        manager,
        settled.filter(({ state }) => state === 'completed'),
      );
      const before = outcomes.map(({ payment }) => payment.paymentId).filter((id) => !movedNow.has(id));
      const movedBefore = before.length === 0 ? [] : await manager.findBy(Payment, { paymentId: In(before) });
      return new Map([...settled, ...movedBefore].map((payment) => [payment.paymentId, payment]));
    });
  }

  private async tell(manager: EntityManager, completed: Payment[]): Promise<void> {
    if (completed.length === 0) return;
    const walletIds = new Set(
      completed.flatMap(({ payerWalletId, payeeWalletId }) => [payerWalletId, payeeWalletId]),
    );
    const wallets = await manager.findBy(Wallet, { walletId: In([...walletIds]) });
    const codes = new Set(completed.map(({ merchantCode }) => merchantCode));
    const merchants = await manager.findBy(Merchant, { code: In([...codes]) });
    const walletBy = new Map(wallets.map((wallet) => [wallet.walletId, wallet]));
    const merchantBy = new Map(merchants.map((merchant) => [merchant.code, merchant]));
    const facts = completed.map((payment) => {
      const payer = walletBy.get(payment.payerWalletId);
      const payee = walletBy.get(payment.payeeWalletId);
      const merchant = merchantBy.get(payment.merchantCode);
      if (!payer || !payee || !merchant)
        throw new Error(`payment ${payment.paymentId} lost one of its sides`);
      return toFact(payment, { payer, payee, merchant });
    });
    await this.outbox.addAll(manager, paymentCompleted, facts);
  }
}

function toFact(
  payment: Payment,
  { payer, payee, merchant }: { payer: Wallet; payee: Wallet; merchant: Merchant },
): PaymentCompletedV1 {
  const { paymentId, kind, reference, currency, refundOf, completedAt } = payment;
  if (!completedAt) throw new Error(`payment ${paymentId} is not completed`);
  return {
    paymentId,
    kind,
    reference,
    payerWalletId: payer.walletId,
    payerPersonId: payer.personId,
    payerNetwork: payer.network,
    payeeWalletId: payee.walletId,
    payeePersonId: payee.personId,
    payeeNetwork: payee.network,
    merchantCode: merchant.code,
    tradeNameAr: merchant.tradeNameAr,
    tradeNameFr: merchant.tradeNameFr,
    amount: { minor: payment.amountMinor.toString(), currency },
    fee: { minor: payment.feeMinor.toString(), currency },
    ...(refundOf !== null && { refundOf }),
    completedAt: completedAt.toISOString(),
  };
}
