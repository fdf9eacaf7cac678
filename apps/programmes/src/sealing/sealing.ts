import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ProgrammesConfig } from '../config';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Personal data and voucher codes at rest: AES-256-GCM. The place a value belongs to is sealed with it, so that a value
 * moved to another row does not open.
 *
 * Sealed form: 1 byte version, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
@Injectable()
export class Sealing {
  private readonly sealKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(config: ProgrammesConfig) {
    const dataKey = Buffer.from(config.dataKey, 'base64');
    // One setting, one key for each purpose: a hash never tells anything about the cipher.
    this.sealKey = Buffer.from(hkdfSync('sha256', dataKey, '', 'hanout programmes seal v1', 32));
    this.hashKey = Buffer.from(hkdfSync('sha256', dataKey, '', 'hanout programmes hash v1', 32));
  }

  seal(plain: Buffer | string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]);
  }

  /** @throws Error when the value was changed, moved to another place, or sealed with another key. */
  open(sealed: Buffer, place: string): Buffer {
    if (sealed[0] !== VERSION) throw new Error(`no sealed value of version ${VERSION} at ${place}`);
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** The same text gives the same hash, and nobody without the key can try texts out. */
  keyedHash(text: string): Buffer {
    return createHmac('sha256', this.hashKey).update(text).digest();
  }
}
