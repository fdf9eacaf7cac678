import type { Operation } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import {
  WEBHOOK_DELIVERIES_PAGE_MAX,
  type CallerV1,
  type ListWebhookDeliveriesV1,
  type RedeliverWebhookV1,
  type TestWebhookV1,
  type WebhookDeliveriesV1,
  type WebhookDeliveryV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  listWebhookDeliveries,
  lockWebhookDelivery,
  queueAgain,
  toWebhookDelivery,
} from './webhook-deliveries.queries';
import { deliveryIdOf, writeDeliveries } from './webhook-events.queries';
import { WebhookSender } from './webhook-sender.service';
import { bodyOf } from './webhook.events';
import { WEBHOOK_ERRORS } from './webhooks.errors';
import { findWebhook, type Webhook } from './webhooks.queries';
import { unknownWebhook, walletWithin } from './webhooks.service';

/** What was sent to an endpoint, and what is to be sent again. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: WebhookSender,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ caller, endpointId, after }: ListWebhookDeliveriesV1): Promise<WebhookDeliveriesV1> {
    const { manager } = this.dataSource;
    await this.endpoint(manager, caller, 'notifications.read-webhook-deliveries', endpointId);
    const found = await listWebhookDeliveries(manager, endpointId, {
      ...(after && { after }),
      limit: WEBHOOK_DELIVERIES_PAGE_MAX + 1,
    });
    const items = found.slice(0, WEBHOOK_DELIVERIES_PAGE_MAX).map(toWebhookDelivery);
    return { items, ...(found.length > items.length && { next: items.at(-1)!.deliveryId }) };
  }

  /** The same redelivery again is no other. Where staff do it, it is on the audit trail. */
  async redeliver({ caller, endpointId, deliveryId, body }: RedeliverWebhookV1): Promise<WebhookDeliveryV1> {
    const operation = 'notifications.redeliver-webhook';
    const { redeliveryId } = body;
    const delivery = await inTransaction(this.dataSource, async (manager) => {
      const endpoint = await this.endpoint(manager, caller, operation, endpointId);
      const found = await lockWebhookDelivery(manager, endpointId, deliveryId);
      if (!found) {
        throw WEBHOOK_ERRORS.error('notifications.unknown_webhook_delivery', { field: 'deliveryId' });
      }
      if (found.redeliveryId === redeliveryId) return found;
      expectSending(endpoint);
      // One try of it is out there: another beside it would say nothing more.
      if (found.state === 'sending') throw WEBHOOK_ERRORS.error('notifications.webhook_under_way');
      const queued = await queueAgain(manager, deliveryId, redeliveryId);
      if (caller.kind === 'staff') {
        await this.audit.record(manager, {
          by: caller,
          operation,
          subject: { kind: 'webhook-delivery', id: deliveryId },
          before: { state: found.state },
          after: { state: queued.state },
        });
      }
      return queued;
    });
    this.sender.nudge();
    return toWebhookDelivery(delivery);
  }

  async test({ caller, endpointId, body: { testId } }: TestWebhookV1): Promise<WebhookDeliveryV1> {
    const told = { endpointId, factId: testId, event: 'webhook.test' } as const;
    const delivery = await inTransaction(this.dataSource, async (manager) => {
      const endpoint = await this.endpoint(manager, caller, 'notifications.test-webhook', endpointId);
      const before = await lockWebhookDelivery(manager, endpointId, deliveryIdOf(told));
      if (before) return before;
      expectSending(endpoint);
      const body = bodyOf(told.event, this.clock.now().toISOString(), { testId });
      await writeDeliveries(manager, [{ ...told, body }]);
      return (await lockWebhookDelivery(manager, endpointId, deliveryIdOf(told)))!;
    });
    this.sender.nudge();
    return toWebhookDelivery(delivery);
  }

  /** @throws DomainError `notifications.unknown_webhook`, also for another's */
  private async endpoint(
    manager: EntityManager,
    caller: CallerV1,
    operation: Operation,
    endpointId: string,
  ): Promise<Webhook> {
    const found = await findWebhook(manager, endpointId, walletWithin(caller, operation));
    if (!found) throw unknownWebhook();
    return found;
  }
}

function expectSending({ state, isBlocked }: Webhook): void {
  if (state !== 'enabled' || isBlocked) throw WEBHOOK_ERRORS.error('notifications.webhook_not_sending');
}
