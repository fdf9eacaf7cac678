import { createHmac } from 'node:crypto';
import { openBytes, openValue, readKeyRing, readSealingKey, sealValue, type KeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { IdentityConfig } from '../config';

/**
 * How personal data is kept: found again by keyed hashes, read again only with the sealing keys. Hashes are of the one
 * spelling that `@hanout/identifiers` reads, so that a number is the same however it was written.
 */
@Injectable()
export class PersonalData {
  private readonly cinHashKey: Buffer;
  private readonly lookupHashKey: Buffer;
  private readonly ring: KeyRing;

  constructor(config: IdentityConfig) {
    this.cinHashKey = readSealingKey(config.cinHashKey);
    this.lookupHashKey = readSealingKey(config.lookupHashKey);
    this.ring = readKeyRing(config.encryptionKeys);
  }

  get sealingKeyId(): string {
    return this.ring.currentId;
  }

  hashCin(cin: string): Buffer {
    return createHmac('sha256', this.cinHashKey).update(cin).digest();
  }

  hashPhone(phone: string): Buffer {
    return createHmac('sha256', this.lookupHashKey).update(`phone:${phone}`).digest();
  }

  hashReference(scheme: string, value: string): Buffer {
    return createHmac('sha256', this.lookupHashKey).update(`reference:${scheme}:${value}`).digest();
  }

  /** Keyed as well: a plain hash of what a person is made of could be guessed back. */
  hashContent(content: string | Buffer): Buffer {
    return createHmac('sha256', this.lookupHashKey).update('content:').update(content).digest();
  }

  /** `place` names column and row, as `people.cin:<person id>`. */
  seal(plain: string | Buffer, place: string): Buffer {
    return sealValue(plain, this.keyOf(this.ring.currentId), place);
  }

  open(sealed: Buffer, keyId: string, place: string): string {
    return openValue(sealed, this.keyOf(keyId), place);
  }

  openBytes(sealed: Buffer, keyId: string, place: string): Buffer {
    return openBytes(sealed, this.keyOf(keyId), place);
  }

  private keyOf(id: string): Buffer {
    const key = this.ring.keys.get(id);
    if (key === undefined) throw new Error(`The encryption key ${id} is not among the settings`);
    return key;
  }
}
