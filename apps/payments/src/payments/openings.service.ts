import type { PaymentChannel } from '@hanout/contracts';
import { inTransaction, sqlStateOf } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { Limits } from '../limits/limits.service';
import { PricesService } from '../prices/prices.service';
import { QR_ERRORS } from '../qr-codes/qr-codes.errors';
import { useQrCode } from '../qr-codes/qr-codes.queries';
import { QrCodes, payeeOfScanned, type Scanned } from '../qr-codes/qr-codes.service';
import { readRulebook, type Rulebook } from '../rules/rulebook';
import { findCircumstances } from './circumstances.queries';
import { Grouped } from './grouped';
import { limitScopesOf, limitsUsed } from './limits-used';
import { newPayment } from './new-payment';
import { PaymentFacts } from './payment-facts.service';
import { Payment } from './payment.entity';
import type { Price } from './payment.price';
import { agreeTerms, type Payee, type Terms } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import { findKeys, isOfOneItem, keyOf, writeOpenings, type Opening } from './payments.queries';
import { findQuotes } from './quotes.queries';

const UNIQUE_VIOLATION = '23505';

export interface PayWish {
  callerId: string;
  key: string;
  /** Of the request as it was sent. */
  requestHash: string;
  payerWalletId: string;
  /** Absent when a quote is confirmed. */
  payee?: Payee;
  amount?: Money;
  quoteId?: string;
  /** What was scanned: it says the payee, and perhaps the amount. */
  qr?: string;
  channel: PaymentChannel;
  /** Made by the payer's device. */
  paymentId?: string;
  /** The payer has shown that it is him. */
  isProven: boolean;
  /** Of a request. */
  expiresInSeconds?: number;
}

export interface Opened {
  payment: Payment;
  /** The key had been used before, for the same wish: this is the payment it made. */
  repeated: boolean;
}

/** Writes payments down before any money moves: key, terms, limits and first state, in one transaction for a group of them. */
@Injectable()
export class OpeningsService {
  private readonly grouped: Grouped<PayWish, Opened | DomainError>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly limits: Limits,
    private readonly qrCodes: QrCodes,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {
    this.grouped = new Grouped((wishes) => this.openTogether(wishes), config, isOfOneItem);
  }

  /** @throws DomainError why this wish makes no payment; nothing is kept of it then, its key neither */
  async open(wish: PayWish): Promise<Opened> {
    const opened = await this.grouped.add(wish).catch((error: unknown) => {
      if (sqlStateOf(error) === UNIQUE_VIOLATION && (wish.paymentId ?? wish.quoteId) !== undefined)
        throw PAYMENT_ERRORS.error('payments.payment_id_taken', {
          field: wish.quoteId === undefined ? 'paymentId' : 'quoteId',
          cause: error,
        });
      throw error;
    });
    failpoint('payments.opened');
    if (opened instanceof DomainError) throw opened;
    return opened;
  }

  private async openTogether(wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    for (;;) {
      const opened = await inTransaction(this.dataSource, (manager) => this.openGroup(manager, wishes)).catch(
        (error: unknown) => {
          if (error instanceof Overtaken) return undefined;
          throw error;
        },
      );
      if (opened) return opened;
    }
  }

  /** A used key comes before everything else: what was promised then holds, whatever has changed since. */
  private async openGroup(manager: EntityManager, wishes: PayWish[]): Promise<(Opened | DomainError)[]> {
    const known = await findKeys(manager, wishes);
    const firsts = new Map(wishes.toReversed().map((wish) => [keyOf(wish), wish]));
    const plans = await this.plan(
      manager,
      [...firsts.values()].filter((wish) => !known.has(keyOf(wish))).toReversed(),
    );
    const openings = [...plans.values()].filter((plan): plan is Opening => !(plan instanceof DomainError));
    const written = await writeOpenings(manager, openings, this.config.askAgainAfterMs);
    if (written.size < openings.length) throw new Overtaken();
    for (const { qrCodeId, payment } of openings)
      if (qrCodeId !== undefined && !(await useQrCode(manager, qrCodeId, payment.paymentId)))
        throw QR_ERRORS.error('payments.qr_used', { field: 'qr' });
    failpoint('payments.opening');
    const fresh = new Map<string, Opened>();
    for (const opening of openings) {
      const payment = { ...opening.payment, ...written.get(opening.payment.paymentId) };
      fresh.set(keyOf(opening), { payment, repeated: false });
    }
    await this.facts.tell(
      manager,
      [...fresh.values()].map(({ payment }) => payment),
    );
    const before = await findPayments(
      manager,
      [...known.values()].map(({ paymentId }) => paymentId),
    );
    return wishes.map((wish): Opened | DomainError => {
      const first = firsts.get(keyOf(wish))!;
      const plan = plans.get(first);
      const key = known.get(keyOf(wish));
      const payment = key ? before.get(key.paymentId) : fresh.get(keyOf(wish))?.payment;
      if (wish !== first || key) {
        const hash = key?.requestHash ?? first.requestHash;
        if (hash !== wish.requestHash) return PAYMENT_ERRORS.error('payments.key_reused');
      }
      if (plan instanceof DomainError) return plan;
      if (!payment) throw new Error('a key was taken and its payment is not there');
      return { payment, repeated: wish !== first || key !== undefined };
    });
  }

  /** What the scanned codes come to, by their text. */
  private async scan(
    manager: EntityManager,
    wishes: readonly PayWish[],
  ): Promise<Map<string, Scanned | DomainError>> {
    const scanned = new Map<string, Scanned | DomainError>();
    for (const { qr } of wishes)
      if (qr !== undefined && !scanned.has(qr))
        scanned.set(qr, await this.qrCodes.scan(manager, qr).catch(domainError));
    return scanned;
  }

  /** Each wish's payment, or why it makes none; by the wish. */
  private async plan(
    manager: EntityManager,
    wishes: PayWish[],
  ): Promise<Map<PayWish, Opening | DomainError>> {
    const plans = new Map<PayWish, Opening | DomainError>();
    if (wishes.length === 0) return plans;
    const rulebook = await readRulebook(manager);
    const quotes = await findQuotes(
      manager,
      wishes.flatMap(({ quoteId }) => quoteId ?? []),
    );
    const scanned = await this.scan(manager, wishes);
    const clear = wishes.map((wish) => attempt(() => inFull(scannedOf(wish, scanned), quotes)));
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
}

/** Another transaction took a key of the group meanwhile: the group is done again, and finds it. */
class Overtaken extends Error {}

type FullWish = PayWish & { payee: Payee; amount: Money; price?: Price; qrCodeId?: string };

function domainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}

/** @throws DomainError why the scanned code cannot be paid, `payments.qr_amount_differs` */
function scannedOf(
  wish: PayWish,
  scanned: ReadonlyMap<string, Scanned | DomainError>,
): PayWish & { qrCodeId?: string } {
  if (wish.qr === undefined) return wish;
  const code = scanned.get(wish.qr)!;
  if (code instanceof DomainError) throw code;
  return { ...wish, ...payeeOfScanned(code, wish.amount) };
}

function attempt<T>(act: () => T): T | DomainError {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** @throws DomainError `payments.unknown_quote`, `payments.quote_expired`, `payments.amount_missing` */
function inFull(
  wish: PayWish & { qrCodeId?: string },
  quotes: Awaited<ReturnType<typeof findQuotes>>,
): FullWish {
  const field = 'quoteId';
  if (wish.quoteId === undefined) {
    const { payee, amount } = wish;
    if (!payee) throw PAYMENT_ERRORS.error('payments.payee_missing', { field: 'merchantCode' });
    if (!amount) throw PAYMENT_ERRORS.error('payments.amount_missing', { field: 'amount' });
    return { ...wish, payee, amount };
  }
  const quote = quotes.get(wish.quoteId);
  if (quote?.callerId !== wish.callerId || quote.payerWalletId !== wish.payerWalletId)
    throw PAYMENT_ERRORS.error('payments.unknown_quote', { field });
  if (!quote.isLive) throw PAYMENT_ERRORS.error('payments.quote_expired', { field });
  // One quote, one payment: they share their id.
  const { payee, amount, price, channel, qrCodeId } = quote;
  return {
    ...wish,
    paymentId: quote.quoteId,
    payee,
    amount,
    price,
    channel,
    ...(qrCodeId !== undefined && { qrCodeId }),
  };
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

async function findPayments(manager: EntityManager, paymentIds: string[]): Promise<Map<string, Payment>> {
  if (paymentIds.length === 0) return new Map();
  const payments = await manager.findBy(Payment, { paymentId: In(paymentIds) });
  return new Map(payments.map((payment) => [payment.paymentId, payment]));
}
