import { IsOptional, IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { WebhookDeliveryV1 } from './webhook.v1';

/** Deliveries of one page. */
export const WEBHOOK_DELIVERIES_PAGE_MAX = 50;

export class ListWebhookDeliveriesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  /** The last delivery of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

/** The newest first. */
export class WebhookDeliveriesV1 {
  @IsListOf(() => WebhookDeliveryV1, WEBHOOK_DELIVERIES_PAGE_MAX, 0)
  items: WebhookDeliveryV1[];

  /** `after` of the next page; absent on the last. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

export class WebhookRedeliveryV1 {
  /** Made by the asker: the same again sends nothing more. */
  @IsUUID()
  redeliveryId: string;
}

export class RedeliverWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  @IsUUID()
  deliveryId: string;

  @IsPart(() => WebhookRedeliveryV1)
  body: WebhookRedeliveryV1;
}

export class WebhookTestV1 {
  /** Made by the asker: the same again is the same test. */
  @IsUUID()
  testId: string;
}

export class TestWebhookV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  endpointId: string;

  @IsPart(() => WebhookTestV1)
  body: WebhookTestV1;
}

/** Error: `notifications.unknown_webhook`, also for another's. */
export const listWebhookDeliveries = defineAsk({
  subject: 'notifications.ask.list-webhook-deliveries.v1',
  question: ListWebhookDeliveriesV1,
  answer: WebhookDeliveriesV1,
});

/**
 * It goes again with the same `webhook-id`, all tries anew. Errors: `notifications.unknown_webhook`,
 * `notifications.unknown_webhook_delivery`, `notifications.webhook_not_sending` while the endpoint is disabled or blocked,
 * `notifications.webhook_under_way` while it is being sent.
 */
export const redeliverWebhook = defineAsk({
  subject: 'notifications.ask.redeliver-webhook.v1',
  question: RedeliverWebhookV1,
  answer: WebhookDeliveryV1,
});

/** An event `webhook.test` to this endpoint. Errors: `notifications.unknown_webhook`, `notifications.webhook_not_sending`. */
export const testWebhook = defineAsk({
  subject: 'notifications.ask.test-webhook.v1',
  question: TestWebhookV1,
  answer: WebhookDeliveryV1,
});
