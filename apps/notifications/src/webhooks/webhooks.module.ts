import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { WebhookDeliveries } from './webhook-deliveries.service';
import { WebhookSeal } from './webhook-seal';
import { WebhookSender } from './webhook-sender.service';
import { WebhooksConsumer } from './webhooks.consumer';
import { WebhooksService } from './webhooks.service';

/** Facts are heard where people's messages are made of them: what they tell of is written there by `WebhookEvents`. */
@Module({
  imports: [DeliveriesModule],
  controllers: [WebhooksConsumer],
  providers: [WebhooksService, WebhookDeliveries, WebhookSender, WebhookSeal],
})
export class WebhooksModule {}
