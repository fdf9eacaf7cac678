import type { DeliveryCountsV1, SendSmsV1, SmsAcceptedV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { categoryOf, isTemplate, rankOf, valuesFor, type TemplateName } from '../templates/templates';
import { deliveryIdOf, deliveryIdsOf } from './delivery-id';
import { DeliverySeal } from './delivery-seal';
import { DELIVERY_ERRORS } from './deliveries.errors';
import { countDeliveries, dropWaiting, queueDeliveries, type DeliveryToQueue } from './deliveries.queries';
import type { FactMessage } from './fact.message';
import { SenderService } from './sender.service';

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
  async forget(factId: string, templates: readonly TemplateName[], manager: EntityManager): Promise<void> {
    await dropWaiting(manager, deliveryIdsOf(factId, templates));
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
    const deliveryId = deliveryIdOf(factId, template);
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
