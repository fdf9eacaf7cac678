import { Module } from '@nestjs/common';
import { ContactsConsumer } from '../contacts/contacts.consumer';
import { ContactsService } from '../contacts/contacts.service';
import { DeliveriesConsumer } from './deliveries.consumer';
import { DeliveriesService } from './deliveries.service';
import { SmsClient } from './sms.client';

@Module({
  controllers: [DeliveriesConsumer],
  providers: [DeliveriesService, SmsClient, ContactsService, ContactsConsumer],
})
export class DeliveriesModule {}
