import { createHmac } from 'node:crypto';
import { openValue, readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { UssdConfig } from './config';

/** How personal data is kept: sealed to its place, and found again by keyed hashes. */
@Injectable()
export class DataSeal {
  private readonly key: Buffer;
  private readonly hashKey: Buffer;

  constructor(config: UssdConfig) {
    this.key = readSealingKey(config.dataKey);
    this.hashKey = createHmac('sha256', this.key).update('hashes').digest();
  }

  /** @param place `sessions.data:<session id>` */
  seal(value: unknown, place: string): Buffer {
    return sealValue(JSON.stringify(value), this.key, place);
  }

  /** @throws Error when the key or the place is another, or a byte was changed */
  open<T>(sealed: Buffer, place: string): T {
    return JSON.parse(openValue(sealed, this.key, place)) as T;
  }

  hash(kind: 'phone' | 'inputs' | 'payee' | 'message', value: string): Buffer {
    return createHmac('sha256', this.hashKey).update(`${kind}:${value}`).digest();
  }
}
