import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hex HMAC-SHA-256 of the bytes as they go over the wire: what is parsed and written again has other bytes. */
export function signBytes(raw: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(raw).digest('hex');
}

export function isSignedBy(secret: string, raw: Buffer, signature: string | undefined): boolean {
  const expected = Buffer.from(signBytes(raw, secret), 'hex');
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
