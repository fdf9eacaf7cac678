import { createHmac, hkdfSync } from 'node:crypto';
import { openBytes, readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { ProgrammesConfig } from '../config';

/** Personal data, uploaded files and voucher codes at rest; one setting, one key for each purpose. */
@Injectable()
export class Sealing {
  private readonly sealKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(config: ProgrammesConfig) {
    const dataKey = readSealingKey(config.dataKey);
    // A hash never tells anything about the cipher.
    this.sealKey = Buffer.from(hkdfSync('sha256', dataKey, '', 'hanout programmes seal v1', 32));
    this.hashKey = Buffer.from(hkdfSync('sha256', dataKey, '', 'hanout programmes hash v1', 32));
  }

  seal(plain: Buffer | string, place: string): Buffer {
    return sealValue(plain, this.sealKey, place);
  }

  /** @throws Error when the value was changed, moved to another place, or sealed with another key. */
  open(sealed: Buffer, place: string): Buffer {
    return openBytes(sealed, this.sealKey, place);
  }

  /** The same text gives the same hash, and nobody without the key can try texts out. */
  keyedHash(text: string): Buffer {
    return createHmac('sha256', this.hashKey).update(text).digest();
  }
}
