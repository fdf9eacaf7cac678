import { createHash } from 'node:crypto';
import type { Money } from '@hanout/money';

/** What a caller wishes; the order of the parts is the order they are hashed in, so it never changes. */
export type Wish =
  | { act: 'pay'; walletId: string; merchantCode: string; amount: Money }
  | { act: 'refund'; paymentId: string; amount: Money | undefined };

/** The same for the same wish, whatever the request looked like. */
export function requestHash(wish: Wish): string {
  const parts =
    wish.act === 'pay'
      ? [wish.act, wish.walletId, wish.merchantCode, wish.amount.toString()]
      : [wish.act, wish.paymentId, wish.amount?.toString() ?? 'all'];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
