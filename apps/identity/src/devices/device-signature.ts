import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { DeviceKeyV1 } from '@hanout/contracts';

/** @returns undefined when it is no point of its curve, or the kind does not fit the curve */
export function readDeviceKey({ kty, crv, x, y }: DeviceKeyV1): KeyObject | undefined {
  const isEd25519 = kty === 'OKP' && crv === 'Ed25519' && y === undefined;
  const isP256 = kty === 'EC' && crv === 'P-256' && y !== undefined;
  if (!isEd25519 && !isP256) return undefined;
  try {
    const key = createPublicKey({ format: 'jwk', key: isP256 ? { kty, crv, x, y } : { kty, crv, x } });
    return isEd25519 && isOfSmallOrder(x) ? undefined : key;
  } catch {
    return undefined;
  }
}

/** The lines joined by line feeds; no field may hold one, so that no two lists make one text. */
export function messageOf(...lines: readonly string[]): Buffer {
  if (lines.some((line) => line.includes('\n')))
    throw new Error('A line of a signed message has no line feed');
  return Buffer.from(lines.join('\n'), 'utf8');
}

/** Ed25519, or ECDSA with SHA-256 and r ‖ s, both in base64url. */
export function verifySignature(publicKey: DeviceKeyV1, message: Buffer, signature: string): boolean {
  const key = readDeviceKey(publicKey);
  if (key === undefined) return false;
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.length !== 64) return false;
  return key.asymmetricKeyType === 'ed25519'
    ? verify(null, message, key, bytes)
    : verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, bytes);
}

/** Points under which a signature can fit any message (the eight of small order and their other spellings, sign bit aside). */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

function isOfSmallOrder(x: string): boolean {
  const bytes = Buffer.from(x, 'base64url');
  bytes[31]! &= 0x7f;
  return SMALL_ORDER.has(bytes.toString('hex'));
}
