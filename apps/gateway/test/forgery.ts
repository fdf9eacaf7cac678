import {
  createHmac,
  generateKeyPairSync,
  randomUUID,
  sign as signBytes,
  type KeyObject,
  type SignKeyObjectInput,
} from 'node:crypto';

/** The bytes of a value as a token carries them; text goes in as it is. */
export function part(value: object | string): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text).toString('base64url');
}

/** Header and claims as given, signed by whatever `signature` does with them. */
export function token(
  header: object | string,
  claims: object | string,
  signature: (signed: Buffer) => Buffer,
): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${signature(Buffer.from(signed)).toString('base64url')}`;
}

export const eddsa = (key: KeyObject) => (signed: Buffer) => signBytes(null, signed, key);
export const hmac = (hash: string, secret: string | Buffer) => (signed: Buffer) =>
  createHmac(hash, secret).update(signed).digest();
export const asymmetric =
  (hash: string, key: KeyObject | (SignKeyObjectInput & { key: KeyObject })) => (signed: Buffer) =>
    signBytes(hash, signed, key);
export const bytes = (value: Buffer) => () => value;

export const anEd25519 = () => generateKeyPairSync('ed25519');
export const anRsa = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });
export const anEc = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });

/** What identity writes for somebody who signed in to his wallet just now. */
export function goodClaims(): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  return {
    kind: 'person',
    roles: ['customer'],
    walletId: randomUUID(),
    iss: 'hanout',
    aud: 'hanout-api',
    sub: randomUUID(),
    jti: randomUUID(),
    iat: now,
    exp: now + 600,
  };
}

/** The order of the group of Ed25519 (RFC 8032), little endian in a signature's second half. */
const GROUP_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** Another spelling of the same signature, which a careless check takes: S + L instead of S. */
export function malleated(signature: Buffer): Buffer {
  const half = Buffer.from(signature.subarray(32)).reverse();
  const sum = (BigInt(`0x${half.toString('hex')}`) + GROUP_ORDER).toString(16).padStart(64, '0');
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(sum, 'hex').reverse()]);
}
