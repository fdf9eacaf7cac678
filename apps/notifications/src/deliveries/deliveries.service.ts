import type { DeliveryCountsV1, SendSmsV1, SmsAcceptedV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { categoryOf, isTemplate, rankOf, valuesFor } from '../templates/templates';
import { DeliverySeal } from './delivery-seal';
import { DELIVERY_ERRORS } from './deliveries.errors';
import { countDeliveries, dropOfFact, queueDeliveries, type DeliveryToQueue } from './deliveries.queries';
import type { FactMessage } from './fact.message';
import { SenderService } from './sender.service';

/** One fact and one template make one message. */
const NAMESPACE = '1d0c39b1-7f7a-4a87-9a1f-5b1a3c2f7d10';

/** Queues messages; the sender brings them away. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: SenderService,
    private readonly seal: DeliverySeal,
  ) {}

  /** A message to a number the asker knows. */
  async send({ messageId, phone, language, template, values, expiresAt }: SendSmsV1): Promise<SmsAcceptedV1> {
    if (!isTemplate(template)) {
      throw DELIVERY_ERRORS.error('notifications.unknown_template', {
        field: 'template',
        params: { template },
      });
    }
    const queued = await queueDeliveries(this.dataSource, [
      {
        deliveryId: messageId,
        phoneSealed: this.seal.phone(messageId, phone),
        language,
        template,
        category: categoryOf(template),
        rank: rankOf(template),
        valuesSealed: this.seal.values(messageId, valuesFor(template, values)),
        expiresAt,
      },
    ]);
    this.sender.nudge();
    return { outcome: queued === 1 ? 'queued' : 'repeated' };
  }

  async tell(messages: FactMessage[], manager: EntityManager): Promise<void> {
    await queueDeliveries(
      manager,
      messages.map((message) => this.toPerson(message)),
    );
  }

  /** What still waits to be sent of a fact has lost its sense. */
  async forget(factId: string, templates: readonly string[], manager: EntityManager): Promise<void> {
    await dropOfFact(manager, factId, templates);
  }

  async count(): Promise<DeliveryCountsV1> {
    const {
      queued = '0',
      delivered = '0',
      parked = '0',
      dropped = '0',
    } = await countDeliveries(this.dataSource);
    return { queued, delivered, parked, dropped };
  }

  private toPerson(message: FactMessage): DeliveryToQueue {
    const { factId, personId, template, values, reference, expiresAt } = message;
    const deliveryId = uuidV5(`${factId}:${template}`, NAMESPACE);
    return {
      deliveryId,
      personId,
      template,
      category: categoryOf(template),
      rank: rankOf(template),
      valuesSealed: this.seal.values(deliveryId, valuesFor(template, values)),
      factId,
      reference,
      expiresAt,
    };
  }
}
