import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a receipt says that never changes afterwards. */
export interface ReceiptFacts {
  paymentId: string;
  reference: string;
  payerWalletId: string;
  payeeWalletId: string;
  amountMinor: bigint;
  currency: string;
  completedAt: Date;
}

/** Digits and letters without I, L, O and U (Crockford), for people to read to each other. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of 5 bits each: sixty, which nobody guesses at a counter or over the network. */
const CODE_CHARACTERS = 12;

/** A keyed sum of the facts, cut short: only we can make it, and it fits no other receipt. */
export function receiptCode(facts: ReceiptFacts, key: Buffer): string {
  const said = [
    'receipt-1',
    facts.paymentId,
    facts.reference,
    facts.payerWalletId,
    facts.payeeWalletId,
    facts.amountMinor.toString(),
    facts.currency,
    facts.completedAt.toISOString(),
  ];
  const sum = createHmac('sha256', key).update(JSON.stringify(said)).digest();
  return Array.from({ length: CODE_CHARACTERS }, (_, place) => ALPHABET[sum[place]! & 31]).join('');
}

/** By any of these keys, each compared in constant time. */
export function fitsCode(given: string, facts: ReceiptFacts, keys: Iterable<Buffer>): boolean {
  const asked = Buffer.from(given);
  return [...keys].some((key) => {
    const right = Buffer.from(receiptCode(facts, key));
    return asked.length === right.length && timingSafeEqual(asked, right);
  });
}
