import type { PaymentChannel } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import type { Money } from '@hanout/money';
import { payeeOfScanned, type Scanned } from '../qr-codes/qr-codes.service';
import type { Price } from './payment.price';
import type { Payout } from '../payouts/payout';
import type { Payee } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import type { Quote } from './quotes.queries';

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
  /** The payer knows that this bill was paid a short time ago. */
  isPaidAgain?: boolean;
  /** Of a payout: to which account. */
  payout?: Payout;
  /** Of a request. */
  expiresInSeconds?: number;
}

/** With what a scanned code or a quote says of it. */
export type FullWish = PayWish & { payee: Payee; amount: Money; price?: Price; qrCodeId?: string };

/** What is known of codes by their text, and of quotes by their id. */
export interface Said {
  scanned: ReadonlyMap<string, Scanned | DomainError>;
  quotes: ReadonlyMap<string, Quote & { isLive: boolean }>;
}

/**
 * @throws DomainError why the scanned code cannot be paid, `payments.qr_amount_differs`, `payments.unknown_quote`,
 *   `payments.quote_expired`, `payments.quote_differs`, `payments.payee_missing`, `payments.amount_missing`
 */
export function inFull(wish: PayWish, { scanned, quotes }: Said): FullWish {
  if (wish.quoteId !== undefined) return quotedOf(wish, quotes.get(wish.quoteId));
  const { payee, amount, ...rest } = wish.qr === undefined ? wish : scannedOf(wish, scanned.get(wish.qr)!);
  if (!payee) throw PAYMENT_ERRORS.error('payments.payee_missing', { field: 'merchantCode' });
  if (!amount) throw PAYMENT_ERRORS.error('payments.amount_missing', { field: 'amount' });
  return { ...rest, payee, amount };
}

function scannedOf(wish: PayWish, code: Scanned | DomainError): PayWish & { qrCodeId?: string } {
  if (code instanceof DomainError) throw code;
  return { ...wish, ...payeeOfScanned(code, wish.amount) };
}

/** One quote, one payment: they share their id. */
function quotedOf(wish: PayWish, quote: (Quote & { isLive: boolean }) | undefined): FullWish {
  const field = 'quoteId';
  if (quote?.callerId !== wish.callerId || quote.payerWalletId !== wish.payerWalletId)
    throw PAYMENT_ERRORS.error('payments.unknown_quote', { field });
  if (!quote.isLive) throw PAYMENT_ERRORS.error('payments.quote_expired', { field });
  if (!isMeant(wish, quote)) throw PAYMENT_ERRORS.error('payments.quote_differs', { field });
  const { quoteId: paymentId, payee, amount, price, channel, qrCodeId } = quote;
  return {
    ...wish,
    paymentId,
    payee,
    amount,
    price,
    channel,
    ...(qrCodeId !== undefined && { qrCodeId }),
  };
}

/** A payout says again what was quoted: to which account at that network, no quote tells. */
function isMeant({ payout, amount }: PayWish, quote: Quote): boolean {
  if (!('network' in quote.payee)) return payout === undefined;
  return payout?.network === quote.payee.network && amount?.equals(quote.amount) === true;
}
