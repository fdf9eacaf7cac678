import { DomainError } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from '../limits/limits.service';
import { PricesService } from '../prices/prices.service';
import { QrCodes, type Scanned } from '../qr-codes/qr-codes.service';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import { findCircumstances } from './circumstances.queries';
import { limitScopesOf, limitsUsed } from './limits-used';
import { newPayment } from './new-payment';
import { inFull, type FullWish, type PayWish, type Said } from './pay-wish';
import { agreeTerms, type Terms } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import type { Opening } from './payments.queries';
import { findQuotes } from './quotes.queries';

/** What becomes of wishes to pay: terms, consent and room within the limits, decided for a group together. */
@Injectable()
export class OpeningPlans {
  constructor(
    private readonly prices: PricesService,
    private readonly limits: Limits,
    private readonly qrCodes: QrCodes,
  ) {}

  /** Each wish's payment, or why it makes none; by the wish. */
  async make(manager: EntityManager, wishes: PayWish[]): Promise<Map<PayWish, Opening | DomainError>> {
    const plans = new Map<PayWish, Opening | DomainError>();
    if (wishes.length === 0) return plans;
    const rulebook = await readRulebook(manager);
    const said = await this.said(manager, wishes);
    const clear = wishes.map((wish) => attempt(() => inFull(wish, said)));
    const circumstancesOf = await findCircumstances(
      manager,
      this.prices,
      clear.flatMap((wish) => (wish instanceof DomainError ? [] : [wish])),
    );
    const reserving: { wish: PayWish; reservations: ReturnType<typeof limitsUsed> }[] = [];
    for (const [place, wish] of wishes.entries()) {
      const full = clear[place]!;
      const plan = attempt(() => {
        if (full instanceof DomainError) throw full;
        const terms = agreeTerms(full, circumstancesOf(full), rulebook, full.price);
        demandConsent(full, terms, rulebook);
        return { opening: openingOf(full, terms, rulebook), terms };
      });
      if (plan instanceof DomainError) {
        plans.set(wish, plan);
        continue;
      }
      const { opening, terms } = plan;
      plans.set(wish, opening);
      if (opening.payment.limitDay !== null)
        reserving.push({ wish, reservations: limitsUsed(opening.payment, terms.limits, rulebook) });
    }
    const refusals = await this.limits.reserveAll(
      manager,
      reserving.map(({ reservations }) => reservations),
    );
    for (const [place, refusal] of refusals) plans.set(reserving[place]!.wish, refusal);
    return plans;
  }

  /** What the payer saw before he proved that it is him. @throws DomainError as `inFull` */
  async shown(manager: EntityManager, wish: PayWish): Promise<FullWish> {
    return inFull(wish, await this.said(manager, [wish]));
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

/** That the payer has seen the price, and that it is him, where the rules want that. Who is asked says so when he approves. */
function demandConsent(
  { channel, quoteId, isProven, amount }: FullWish,
  terms: Terms,
  { rules }: Rulebook,
): void {
  if (channel === 'request') return;
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
  };
}
