import { ask } from '../api/client';
import type { Quoted } from '../once/once';
import type { WireAmount } from '../parts/amount';

export interface Shop {
  readonly code: string;
  readonly tradeNameAr: string;
  readonly tradeNameFr: string;
  readonly tradeNameZgh?: string;
  readonly commune: string;
}

/** What is shown before the PIN. */
export interface Price {
  readonly amount: WireAmount;
  readonly payerFee: WireAmount;
  /** What leaves the wallet. */
  readonly total: WireAmount;
}

/** As `POST /quotes` says it: what is shown is what is paid, and its id is what is confirmed. */
export interface Quote extends Price {
  readonly quoteId: string;
  readonly merchant?: Shop;
  readonly bill?: { readonly billerCode: string; readonly reference: string; readonly lastPaidAt?: string };
  /** Not the platform's: what was asked here, and when. */
  readonly quoted: Quoted;
}

/** @throws RefusedError */
export async function quoteOf(of: object): Promise<Quote> {
  const quoted = { of, at: Date.now() };
  return { ...(await ask<Omit<Quote, 'quoted'>>('POST', '/quotes', of)), quoted };
}

/** What a screen says of a payment that is under way. */
export interface Shown {
  readonly name: string;
  readonly amount: WireAmount;
}

/** A shop’s sign in the reader’s language; where it has none in Tamazight, in French. */
export function signOf(shop: Shop, language: 'ar' | 'fr' | 'zgh'): string {
  if (language === 'ar') return shop.tradeNameAr;
  return (language === 'zgh' ? shop.tradeNameZgh : undefined) ?? shop.tradeNameFr;
}
