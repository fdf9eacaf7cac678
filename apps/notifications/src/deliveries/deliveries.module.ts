import { Module } from '@nestjs/common';
import { ContactsConsumer } from '../contacts/contacts.consumer';
import { ContactsService } from '../contacts/contacts.service';
import { DeliveryRules } from '../rules/delivery-rules.service';
import { SmsModule } from '../sms/sms.module';
import { WebhookEvents } from '../webhooks/webhook-events.service';
import { DeliveriesConsumer } from './deliveries.consumer';
import { DeliveriesService } from './deliveries.service';
import { DeliverySeal } from './delivery-seal';
import { SenderService } from './sender.service';
import { SupportService } from './support.service';

@Module({
  imports: [SmsModule],
  controllers: [DeliveriesConsumer],
  providers: [
    DeliveriesService,
    SenderService,
    SupportService,
    DeliverySeal,
    DeliveryRules,
    ContactsService,
    ContactsConsumer,
    WebhookEvents,
  ],
  exports: [DeliveriesService],
})
export class DeliveriesModule {}
