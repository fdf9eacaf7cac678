import { openValue, readSealingKey, sealValue } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { NotificationsConfig } from '../config';
import { contactPlace } from '../contacts/contacts.service';

/** What a message says and to which number stand sealed in its row, each to its own place. */
@Injectable()
export class DeliverySeal {
  private readonly key: Buffer;

  constructor(config: NotificationsConfig) {
    this.key = readSealingKey(config.dataKey);
  }

  values(deliveryId: string, values: Record<string, string>): Buffer {
    return sealValue(JSON.stringify(values), this.key, `deliveries.values:${deliveryId}`);
  }

  openValues(deliveryId: string, sealed: Buffer): Record<string, string> {
    return JSON.parse(openValue(sealed, this.key, `deliveries.values:${deliveryId}`)) as Record<
      string,
      string
    >;
  }

  phone(deliveryId: string, phone: string): Buffer {
    return sealValue(phone, this.key, `deliveries.phone:${deliveryId}`);
  }

  /** Given with the message, or the contact's. */
  openPhone({
    deliveryId,
    personId,
    phoneSealed,
  }: {
    deliveryId: string;
    personId: string | null;
    phoneSealed: Buffer;
  }): string {
    const place = personId ? contactPlace(personId) : `deliveries.phone:${deliveryId}`;
    return openValue(phoneSealed, this.key, place);
  }
}
