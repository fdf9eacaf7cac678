import { createHmac } from 'node:crypto';
import type { CodeRecipientV1 } from '@hanout/contracts';
import { openValue, sealValue } from '@hanout/sealing';

/** The number, for as long as it is needed: under a key of its own, so that one key does one thing. */
export function sealPhone(paymentId: string, phone: string, key: Buffer): Buffer {
  return sealValue(phone, sealingKeyOf(key), placeOf(paymentId));
}

/** @throws Error when it was sealed under another key, or for another payment */
export function openPhone(paymentId: string, sealed: Buffer, key: Buffer): string {
  return openValue(sealed, sealingKeyOf(key), placeOf(paymentId));
}

/** Tells one recipient from another, and to whoever has not the key nothing of either. */
export function recipientHash(paymentId: string, { phone }: CodeRecipientV1, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`withdrawal-code-phone-1 ${paymentId} ${phone}`).digest();
}

function sealingKeyOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('withdrawal-code-seal-1').digest();
}

const placeOf = (paymentId: string): string => `code_messages.phone:${paymentId}`;
