import { createHmac, timingSafeEqual } from 'node:crypto';
import { packMessage, unpackMessage, type IsoMessage } from './message';

const MAC_BYTES = 8;
const NO_MAC = '00'.repeat(MAC_BYTES);

/**
 * The bytes of a message with its MAC at the end: in field 128 where the message has a second bitmap, else in 64. It is
 * HMAC-SHA-256 by the network's secret over all bytes before it, cut to its first eight: our choice for this line, since
 * the standard leaves it to the parties.
 */
export function sealMessage({ mti, fields }: IsoMessage, secret: string): Buffer {
  const field = Object.keys(fields).some((number) => Number(number) > 64) ? 128 : 64;
  const raw = packMessage({ mti, fields: { ...fields, [field]: NO_MAC } });
  macOf(raw.subarray(0, -MAC_BYTES), secret).copy(raw, raw.length - MAC_BYTES);
  return raw;
}

/** Looks at the very bytes, before anything is parsed. */
export function isSealedBy(secret: string, raw: Buffer): boolean {
  if (raw.length <= MAC_BYTES) return false;
  return timingSafeEqual(macOf(raw.subarray(0, -MAC_BYTES), secret), raw.subarray(-MAC_BYTES));
}

/** What a sealed message says, or undefined when it is not one: nothing is believed without its MAC. */
export function openMessage(raw: Buffer, secret: string): IsoMessage | undefined {
  if (!isSealedBy(secret, raw)) return undefined;
  const message = unpackMessage(raw);
  return message && (message.fields[64] ?? message.fields[128]) ? message : undefined;
}

function macOf(raw: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update(raw).digest().subarray(0, MAC_BYTES);
}
