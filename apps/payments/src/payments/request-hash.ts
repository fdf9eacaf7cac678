import { createHash } from 'node:crypto';
import type { Money } from '@hanout/money';
import type { Bill } from '../billers/biller';

/** What a caller wishes; the order of the parts is the order they are hashed in, so it never changes. */
export type Wish =
  | {
      act: 'pay';
      walletId: string;
      merchantCode?: string | undefined;
      payeeWalletId?: string | undefined;
      qr?: string | undefined;
      quoteId?: string | undefined;
      paymentId?: string | undefined;
      amount: Money | undefined;
      bill?: Bill | undefined;
    }
  | {
      act: 'request';
      payerWalletId: string;
      payeeWalletId: string;
      amount: Money;
      seconds: number | undefined;
    }
  | { act: 'cash_in' | 'cash_out'; floatId: string; walletId: string; amount: Money }
  // Not the account: a number is found again from a plain hash. It is compared by itself.
  | {
      act: 'payout';
      walletId: string;
      network: string;
      amount: Money;
      quoteId: string | undefined;
      paymentId: string | undefined;
    }
  | { act: 'collection'; network: string; networkRef: string; payee: string; amount: Money }
  | { act: 'withdrawal_code'; walletId: string; amount: Money }
  | { act: 'charge'; merchantCode: string; payerWalletId: string; amount: Money }
  | { act: 'float_swap'; floatId: string; network: string; agentCode: string; amount: Money }
  | { act: 'cancel_cash'; floatId: string; paymentId: string }
  | { act: 'refund'; paymentId: string; amount: Money | undefined }
  | { act: 'recall'; paymentId: string; reason: string }
  | {
      act: 'split';
      splitId: string;
      payeeWalletId: string;
      parts: readonly { payerWalletId: string; amount: Money }[];
      seconds: number | undefined;
    }
  | { act: 'standing_order'; standingOrderId: string; turn: number; tries: number };

/** The same for the same wish, whatever the request looked like. */
export function requestHash(wish: Wish): string {
  return createHash('sha256')
    .update(JSON.stringify(partsOf(wish)))
    .digest('hex');
}

function partsOf(wish: Wish): unknown[] {
  switch (wish.act) {
    case 'pay':
      return [
        wish.act,
        wish.walletId,
        wish.merchantCode ?? null,
        wish.amount?.toString() ?? null,
        wish.payeeWalletId ?? null,
        wish.qr ?? null,
        wish.quoteId ?? null,
        wish.paymentId ?? null,
        // Later than the others, and only where there is one: what was hashed before keeps its hash.
        ...(wish.bill ? [wish.bill.billerCode, wish.bill.reference] : []),
      ];
    case 'request':
      return [wish.act, wish.payerWalletId, wish.payeeWalletId, wish.amount.toString(), wish.seconds ?? null];
    case 'cash_in':
    case 'cash_out':
      return [wish.act, wish.floatId, wish.walletId, wish.amount.toString()];
    case 'float_swap':
      return [wish.act, wish.floatId, wish.network, wish.agentCode, wish.amount.toString()];
    case 'withdrawal_code':
      return [wish.act, wish.walletId, wish.amount.toString()];
    case 'payout':
      return [
        wish.act,
        wish.walletId,
        wish.network,
        wish.amount.toString(),
        wish.quoteId ?? null,
        wish.paymentId ?? null,
      ];
    case 'collection':
      return [wish.act, wish.network, wish.networkRef, wish.payee, wish.amount.toString()];
    case 'charge':
      return [wish.act, wish.merchantCode, wish.payerWalletId, wish.amount.toString()];
    case 'cancel_cash':
      return [wish.act, wish.floatId, wish.paymentId];
    case 'refund':
      return [wish.act, wish.paymentId, wish.amount?.toString() ?? 'all'];
    case 'recall':
      return [wish.act, wish.paymentId, wish.reason];
    case 'split':
      return [
        wish.act,
        wish.splitId,
        wish.payeeWalletId,
        ...wish.parts.flatMap(({ payerWalletId, amount }) => [payerWalletId, amount.toString()]),
        wish.seconds ?? null,
      ];
    case 'standing_order':
      return [wish.act, wish.standingOrderId, wish.turn, wish.tries];
  }
}
