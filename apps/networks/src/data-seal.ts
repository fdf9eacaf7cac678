import { openBytes, readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { NetworksConfig } from './config';

/** What says who somebody is stands sealed in its row, each to its own place: `payouts.account:<payout id>`. */
@Injectable()
export class DataSeal {
  private readonly key: Buffer;

  constructor(config: NetworksConfig) {
    this.key = readSealingKey(config.dataKey);
  }

  seal(plain: string | Buffer, place: string): Buffer {
    return sealValue(plain, this.key, place);
  }

  /** @throws Error when the key or the place is another, or a byte was changed */
  open(sealed: Buffer, place: string): string {
    return openBytes(sealed, this.key, place).toString('utf8');
  }
}
