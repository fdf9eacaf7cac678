import { createHmac, timingSafeEqual } from 'node:crypto';

/** A network's own signing secret, made from the one the simulator is given. */
export function networkSecret(networksSecret: string, network: string): string {
  return createHmac('sha256', networksSecret).update(network).digest('hex');
}

/** Whether `signature` is the hex HMAC-SHA-256 of the raw bytes by the secret. */
export function isSigned(raw: Buffer, signature: string | undefined, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(raw).digest();
  const given = Buffer.from(signature ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
