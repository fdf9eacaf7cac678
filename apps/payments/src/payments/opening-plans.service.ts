import { DomainError } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BillToPay } from '../billers/bills.queries';
import type { Reservation } from '../limits/limits.queries';
import { PricesService } from '../prices/prices.service';
import { QrCodes, type Scanned } from '../qr-codes/qr-codes.service';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import type { Parties } from '../wallets/parties.queries';
import { findSides } from './circumstances.queries';
import { limitScopesOf, limitsUsed } from './limits-used';
import { newPayment } from './new-payment';
import { inFull, type FullWish, type PayWish, type Said } from './pay-wish';
import { agreeTerms, WALLET_CURRENCY, type Terms } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import type { Opening } from './payments.queries';
import { findQuotes } from './quotes.queries';

/** What a wish comes to: its payment and what that takes of the limits. */
export interface OpeningPlan {
  opening: Opening;
  reservations: Reservation[];
  /** Both sides of the payment, and others'. */
  parties: Parties;
}

export type OpeningPlansBy = Map<PayWish, OpeningPlan | DomainError>;

/** What becomes of wishes to pay: terms and consent, decided for a group together by what is read before anything is written. */
@Injectable()
export class OpeningPlans {
  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly qrCodes: QrCodes,
  ) {}

  /** Each wish's payment, or why it makes none; by the wish. */
  async make(
    wishes: readonly PayWish[],
    manager: EntityManager = this.dataSource.manager,
  ): Promise<OpeningPlansBy> {
    const plans: OpeningPlansBy = new Map();
    if (wishes.length === 0) return plans;
    const [rulebook, prices, { clear, sidesOf, parties }] = await Promise.all([
      readRulebook(manager),
      this.prices.inForce(manager, WALLET_CURRENCY),
      this.clear(manager, wishes),
    ]);
    for (const [place, wish] of wishes.entries()) {
      const full = clear[place]!;
      const plan = attempt(() => {
        if (full instanceof DomainError) throw full;
        const terms = agreeTerms(full, { ...sidesOf(full), prices }, rulebook, full.price);
        demandConsent(full, terms, rulebook);
        const opening = openingOf(full, terms, rulebook);
        return { opening, reservations: limitsUsed(opening.payment, terms.limits, rulebook), parties };
      });
      plans.set(wish, plan);
    }
    return plans;
  }

  /** What the payer saw before he proved that it is him. @throws DomainError as `inFull` */
  async shown(wish: PayWish): Promise<FullWish> {
    return inFull(wish, await this.said(this.dataSource.manager, [wish]));
  }

  /** The wishes as they were meant, and who stands on their sides. */
  private async clear(manager: EntityManager, wishes: readonly PayWish[]) {
    const said = await this.said(manager, wishes);
    const clear = wishes.map((wish) => attempt(() => inFull(wish, said)));
    const meant = clear.flatMap((wish) => (wish instanceof DomainError ? [] : [wish]));
    return { clear, ...(await findSides(manager, meant)) };
  }

  private async said(manager: EntityManager, wishes: readonly PayWish[]): Promise<Said> {
    const quoteIds = wishes.flatMap(({ quoteId }) => quoteId ?? []);
    const scanned = new Map<string, Scanned | DomainError>();
    for (const { qr } of wishes)
      if (qr !== undefined && !scanned.has(qr))
        scanned.set(qr, await this.qrCodes.scan(manager, qr).catch(domainError));
    return { scanned, quotes: await findQuotes(manager, quoteIds) };
  }
}

function domainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}

function attempt<T>(act: () => T): T | DomainError {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/**
 * That the payer has seen the price, and that it is him, where the rules want that. Who is asked says so when he approves;
 * who gave a standing order said so then, for each of its turns.
 */
function demandConsent(
  { channel, quoteId, isProven, amount }: FullWish,
  terms: Terms,
  { rules }: Rulebook,
): void {
  if (channel === 'request' || channel === 'schedule') return;
  const { kind, price } = terms;
  const above = (limit: string | undefined, minor: bigint) => limit !== undefined && minor > BigInt(limit);
  const isCharged = price.feeSide === 'payer' && price.feeMinor > 0n;
  if (isCharged && quoteId === undefined && above(rules.oneCallMaxMinor[kind], amount.minor))
    throw PAYMENT_ERRORS.error('payments.quote_needed', { field: 'quoteId' });
  if (!isProven && above(rules.proofAboveMinor[kind], amount.minor))
    throw PAYMENT_ERRORS.error('payments.proof_needed', { field: 'proof' });
}

function openingOf(wish: FullWish, terms: Terms, { day, rules }: Rulebook): Opening {
  const { kind, payer, payee, merchant, price } = terms;
  const { callerId, key, requestHash, channel, amount, paymentId, qrCodeId } = wish;
  const bill = billToPay(wish, terms);
  const isRequest = channel === 'request';
  const payment = newPayment({
    ...(paymentId !== undefined && { paymentId }),
    kind,
    channel,
    merchantCode: merchant?.code ?? null,
    payerWalletId: payer.walletId,
    payeeWalletId: payee.walletId,
    currency: amount.currency,
    amountMinor: amount.minor,
    feeMinor: price.feeMinor,
    feeSide: price.feeSide,
    accrued: price.accrued,
    shares: price.shares,
    scheduleId: price.scheduleId,
    refundOf: null,
    // Who is asked uses his limits when he approves.
    ...(!isRequest && { limitDay: day, limitScopes: limitScopesOf(channel) }),
  });
  const expiresInSeconds = Math.min(wish.expiresInSeconds ?? rules.requestSeconds, rules.requestSeconds);
  return {
    callerId,
    key,
    requestHash,
    payment,
    ...(isRequest && { expiresInSeconds }),
    ...(qrCodeId !== undefined && { qrCodeId }),
    ...(bill && { bill }),
    ...(wish.payout && { payout: { ...wish.payout, paymentId: payment.paymentId } }),
  };
}

function billToPay({ payee, isPaidAgain = false }: FullWish, { biller }: Terms): BillToPay | undefined {
  if (!biller || !('billerCode' in payee)) return undefined;
  return { ...payee, isPaidAgain, sameBillSeconds: biller.content.sameBillSeconds };
}
