import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM: 12 bytes of nonce, 16 of tag, then the ciphertext. The place (`people.cin:<row id>`) is authenticated
 * with it, so that a value copied into another row or column does not open there.
 */
const NONCE_BYTES = 12;
const NONCES_AT_ONCE = 256;
const TAG_BYTES = 16;

export function sealValue(plain: string | Buffer, key: Buffer, place: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, 'utf8'));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body, rest]);
}

/** Drawn for many values at once: to draw one costs a third of sealing a short value. */
let nonces = Buffer.alloc(0);
let nextAt = 0;

/** Each is given out once: two values under one nonce would give away both. */
function nextNonce(): Buffer {
  if (nextAt === nonces.length) {
    nonces = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
    nextAt = 0;
  }
  return nonces.subarray(nextAt, (nextAt += NONCE_BYTES));
}

/** @throws Error when the key or the place is another, or a byte was changed. */
export function openBytes(sealed: Buffer, key: Buffer, place: string): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** @throws Error as `openBytes` */
export function openValue(sealed: Buffer, key: Buffer, place: string): string {
  return openBytes(sealed, key, place).toString('utf8');
}

const KEY_BYTES = 32;

/**
 * @param text a key of 32 bytes in base64, as settings give it
 * @throws Error when it is of another length
 */
export function readSealingKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`a sealing key has ${KEY_BYTES} bytes, this one ${key.length}`);
  return key;
}
