import { openValue, readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { NotificationsConfig } from '../config';

const placeOf = (secretId: string): string => `webhook_secrets.secret:${secretId}`;

/** Secrets of endpoints stand sealed in their rows, each to its own place. */
@Injectable()
export class WebhookSeal {
  private readonly key: Buffer;

  constructor(config: NotificationsConfig) {
    this.key = readSealingKey(config.dataKey);
  }

  seal(secretId: string, secret: string): Buffer {
    return sealValue(secret, this.key, placeOf(secretId));
  }

  open({ secretId, secretSealed }: { secretId: string; secretSealed: Buffer }): string {
    return openValue(secretSealed, this.key, placeOf(secretId));
  }
}
