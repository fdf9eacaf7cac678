import {
  blockWebhook,
  BlockWebhookV1,
  changeWebhook,
  ChangeWebhookV1,
  createWebhook,
  CreateWebhookV1,
  deleteWebhook,
  DeleteWebhookV1,
  listWebhookDeliveries,
  ListWebhookDeliveriesV1,
  listWebhooks,
  ListWebhooksV1,
  readWebhook,
  ReadWebhookV1,
  redeliverWebhook,
  RedeliverWebhookV1,
  rotateWebhookSecret,
  RotateWebhookSecretV1,
  testWebhook,
  TestWebhookV1,
  type WebhookDeletedV1,
  type WebhookDeliveriesV1,
  type WebhookDeliveryV1,
  type WebhooksV1,
  type WebhookV1,
  type WebhookWithSecretV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { WebhookDeliveries } from './webhook-deliveries.service';
import { WebhooksService } from './webhooks.service';

@Controller()
export class WebhooksConsumer {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  @Answers(createWebhook)
  create(@Payload() question: CreateWebhookV1): Promise<WebhookWithSecretV1> {
    return this.webhooks.create(question);
  }

  @Answers(listWebhooks)
  list(@Payload() question: ListWebhooksV1): Promise<WebhooksV1> {
    return this.webhooks.list(question);
  }

  @Answers(readWebhook)
  read(@Payload() question: ReadWebhookV1): Promise<WebhookV1> {
    return this.webhooks.read(question);
  }

  @Answers(changeWebhook)
  change(@Payload() question: ChangeWebhookV1): Promise<WebhookV1> {
    return this.webhooks.change(question);
  }

  @Answers(rotateWebhookSecret)
  rotate(@Payload() question: RotateWebhookSecretV1): Promise<WebhookWithSecretV1> {
    return this.webhooks.rotate(question);
  }

  @Answers(deleteWebhook)
  delete(@Payload() question: DeleteWebhookV1): Promise<WebhookDeletedV1> {
    return this.webhooks.delete(question);
  }

  @Answers(blockWebhook)
  block(@Payload() question: BlockWebhookV1): Promise<WebhookV1> {
    return this.webhooks.block(question);
  }

  @Answers(listWebhookDeliveries)
  listDeliveries(@Payload() question: ListWebhookDeliveriesV1): Promise<WebhookDeliveriesV1> {
    return this.deliveries.list(question);
  }

  @Answers(redeliverWebhook)
  redeliver(@Payload() question: RedeliverWebhookV1): Promise<WebhookDeliveryV1> {
    return this.deliveries.redeliver(question);
  }

  @Answers(testWebhook)
  test(@Payload() question: TestWebhookV1): Promise<WebhookDeliveryV1> {
    return this.deliveries.test(question);
  }
}
