import {
  type DeliveryCountsV1,
  type LinesPaidV1,
  type SendSmsV1,
  type SmsAcceptedV1,
  type VerificationDueV1,
} from '@hanout/contracts';
import { Money } from '@hanout/money';
import { openValue, readSealingKey, sealValue } from '@hanout/sealing';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { NotificationsConfig } from '../config';
import { contactPlace } from '../contacts/contacts.service';
import { DELIVERY_ERRORS } from './deliveries.errors';
import {
  countDeliveries,
  markDelivered,
  park,
  queueDeliveries,
  takeDueDeliveries,
  type DeliveryToQueue,
  type DueDelivery,
} from './deliveries.queries';
import type { PaymentMessage } from './payment.messages';
import { SmsClient, type SmsMessage } from './sms.client';
import { isTemplate, renderTemplate, type TemplateName } from './templates';

/** One movement and one template make one message. */
const NAMESPACE = '1d0c39b1-7f7a-4a87-9a1f-5b1a3c2f7d10';

@Injectable()
export class DeliveriesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('deliveries');
  private readonly key: Buffer;
  private sending: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sms: SmsClient,
    private readonly jobs: Jobs,
    private readonly config: NotificationsConfig,
  ) {
    this.key = readSealingKey(config.dataKey);
  }

  onApplicationBootstrap(): void {
    this.sending = this.jobs.every({ name: 'send-sms', everyMs: 200 }, () => this.sendDue());
  }

  /** A message to a number the asker knows. */
  async send(question: SendSmsV1): Promise<SmsAcceptedV1> {
    if (!isTemplate(question.template)) {
      throw DELIVERY_ERRORS.error('notifications.unknown_template', {
        field: 'template',
        params: { template: question.template },
      });
    }
    const queued = await queueDeliveries(this.dataSource, [
      {
        deliveryId: question.messageId,
        phoneSealed: sealValue(question.phone, this.key, `deliveries.phone:${question.messageId}`),
        language: question.language,
        template: question.template,
        isUrgent: true,
        valuesSealed: this.sealValues(question.messageId, question.values),
      },
    ]);
    this.sending?.nudge();
    return { outcome: queued === 1 ? 'queued' : 'repeated' };
  }

  async onLinesPaid({ lines }: LinesPaidV1, manager: EntityManager): Promise<void> {
    const messages = lines.map((line) =>
      this.toPerson(line.lineId, line.personId, 'grant_paid', {
        amount: Money.fromWire(line.amount).toDecimal(),
      }),
    );
    await queueDeliveries(manager, messages);
  }

  async onPayment(paymentId: string, messages: PaymentMessage[], manager: EntityManager): Promise<void> {
    await queueDeliveries(
      manager,
      messages.map(({ personId, template, values }) => this.toPerson(paymentId, personId, template, values)),
    );
  }

  async onVerificationDue(
    { caseId, personId, lastDay }: VerificationDueV1,
    manager: EntityManager,
  ): Promise<void> {
    const date = lastDay.split('-').reverse().join('/');
    await queueDeliveries(manager, [this.toPerson(caseId, personId, 'verification_due', { date })]);
  }

  async count(): Promise<DeliveryCountsV1> {
    const { queued = '0', delivered = '0', parked = '0' } = await countDeliveries(this.dataSource);
    return { queued, delivered, parked };
  }

  private toPerson(
    movementId: string,
    personId: string,
    template: TemplateName,
    values: Record<string, string>,
  ): DeliveryToQueue {
    const deliveryId = uuidV5(`${movementId}:${template}`, NAMESPACE);
    return {
      deliveryId,
      personId,
      template,
      isUrgent: false,
      valuesSealed: this.sealValues(deliveryId, values),
    };
  }

  /** True when there may be more. Written before it is sent, marked after: what is unknown goes again under the same id. */
  private async sendDue(): Promise<boolean> {
    const due = await takeDueDeliveries(this.dataSource, this.config.smsBatchMax);
    if (due.length === 0) return false;
    try {
      const outcomes = await this.sms.send(due.map((delivery) => this.messageOf(delivery)));
      await markDelivered(
        this.dataSource,
        due.map((one) => one.deliveryId).filter((id) => outcomes.get(id)?.outcome === 'accepted'),
      );
      for (const { deliveryId } of due) {
        const outcome = outcomes.get(deliveryId);
        if (outcome?.outcome === 'rejected') await park(this.dataSource, deliveryId, outcome.reason);
      }
    } catch (error) {
      this.logger.warn(
        `${due.length} messages wait: ${error instanceof Error ? error.message : String(error)}`,
      );
      const exhausted = due.filter((one) => one.attempts >= this.config.smsAttemptsMax);
      for (const { deliveryId } of exhausted) await park(this.dataSource, deliveryId, 'no_answer');
      return false;
    }
    return due.length === this.config.smsBatchMax;
  }

  private messageOf(delivery: DueDelivery): SmsMessage {
    const { deliveryId, personId, phoneSealed, template, language } = delivery;
    const place = personId ? contactPlace(personId) : `deliveries.phone:${deliveryId}`;
    const values = JSON.parse(
      openValue(delivery.valuesSealed, this.key, `deliveries.values:${deliveryId}`),
    ) as Record<string, string>;
    return {
      messageId: deliveryId,
      to: openValue(phoneSealed, this.key, place),
      text: renderTemplate(template as TemplateName, language, values),
    };
  }

  private sealValues(deliveryId: string, values: Record<string, string>): Buffer {
    return sealValue(JSON.stringify(values), this.key, `deliveries.values:${deliveryId}`);
  }
}
