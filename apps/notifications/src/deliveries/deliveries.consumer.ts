import { reachOf } from '@hanout/access';
import {
  linesPaid,
  LinesPaidV1,
  paymentCompleted,
  PaymentCompletedV2,
  paymentEnded,
  PaymentEndedV1,
  paymentRequested,
  PaymentRequestedV1,
  readDeliveries,
  ReadDeliveriesV1,
  sendSms,
  SendSmsV1,
  verificationDue,
  VerificationDueV1,
  type DeliveryCountsV1,
  type SmsAcceptedV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { completedMessages, endedMessage, requestedMessage } from './payment.messages';
import { DeliveriesService } from './deliveries.service';

@Controller()
export class DeliveriesConsumer {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Answers(sendSms)
  send(@Payload() question: SendSmsV1): Promise<SmsAcceptedV1> {
    return this.deliveries.send(question);
  }

  @Answers(readDeliveries)
  count(@Payload() { caller }: ReadDeliveriesV1): Promise<DeliveryCountsV1> {
    reachOf(caller, 'notifications.read-deliveries');
    return this.deliveries.count();
  }

  @OnFact(linesPaid)
  onLinesPaid(data: LinesPaidV1, manager: EntityManager): Promise<void> {
    return this.deliveries.onLinesPaid(data, manager);
  }

  @OnFact(verificationDue)
  onVerificationDue(data: VerificationDueV1, manager: EntityManager): Promise<void> {
    return this.deliveries.onVerificationDue(data, manager);
  }

  @OnFact(paymentCompleted)
  onPaymentCompleted(data: PaymentCompletedV2, manager: EntityManager): Promise<void> {
    return this.deliveries.onPayment(data.paymentId, completedMessages(data), manager);
  }

  @OnFact(paymentRequested)
  onPaymentRequested(data: PaymentRequestedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.onPayment(data.paymentId, [requestedMessage(data)], manager);
  }

  @OnFact(paymentEnded)
  onPaymentEnded(data: PaymentEndedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.onPayment(data.paymentId, [endedMessage(data)], manager);
  }
}
