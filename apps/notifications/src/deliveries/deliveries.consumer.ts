import { reachOf } from '@hanout/access';
import {
  bulkEnded,
  BulkEndedV1,
  bulkProposed,
  BulkProposedV1,
  cashLow,
  CashLowV1,
  commissionBilled,
  CommissionBilledV1,
  dayClosed,
  DayClosedV1,
  floatLow,
  FloatLowV1,
  linesPaid,
  LinesPaidV1,
  listDeliveries,
  ListDeliveriesV1,
  paymentEnded,
  PaymentEndedV1,
  paymentRequested,
  PaymentRequestedV1,
  paymentsCompleted,
  PaymentsCompletedV1,
  readDeliveries,
  ReadDeliveriesV1,
  releaseDelivery,
  ReleaseDeliveryV1,
  sendSms,
  SendSmsV1,
  standingOrderMissed,
  StandingOrderMissedV1,
  verificationDue,
  VerificationDueV1,
  type DeliveriesListedV1,
  type DeliveryCountsV1,
  type DeliveryLifeV1,
  type Envelope,
  type SmsAcceptedV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { WebhookEvents } from '../webhooks/webhook-events.service';
import { DeliveriesService } from './deliveries.service';
import { paidMessages, verificationMessage } from './fact.message';
import {
  ASKING_TEMPLATES,
  bulkMessage,
  bulkWaitsMessage,
  completedMessages,
  endedMessages,
  requestedMessage,
  standingOrderMissedMessage,
} from './payment.messages';
import { cashLowMessages, commissionMessages, dayClosedMessage, floatLowMessages } from './shop.messages';
import { SupportService } from './support.service';

@Controller()
export class DeliveriesConsumer {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly support: SupportService,
    private readonly webhooks: WebhookEvents,
  ) {}

  @Answers(sendSms)
  send(@Payload() question: SendSmsV1): Promise<SmsAcceptedV1> {
    return this.deliveries.send(question);
  }

  @Answers(readDeliveries)
  count(@Payload() { caller }: ReadDeliveriesV1): Promise<DeliveryCountsV1> {
    reachOf(caller, 'notifications.read-deliveries');
    return this.deliveries.count();
  }

  @Answers(listDeliveries)
  list(@Payload() question: ListDeliveriesV1): Promise<DeliveriesListedV1> {
    return this.support.list(question);
  }

  @Answers(releaseDelivery)
  release(@Payload() question: ReleaseDeliveryV1): Promise<DeliveryLifeV1> {
    return this.support.release(question);
  }

  @OnFact(linesPaid)
  onLinesPaid(data: LinesPaidV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell(paidMessages(data), manager);
  }

  @OnFact(verificationDue)
  onVerificationDue(data: VerificationDueV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([verificationMessage(data)], manager);
  }

  @OnFact(paymentsCompleted)
  async onPaymentsCompleted(data: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    await this.deliveries.tell(data.payments.flatMap(completedMessages), manager);
    await this.webhooks.onCompleted(data.payments, manager);
  }

  @OnFact(paymentRequested)
  onPaymentRequested(data: PaymentRequestedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([requestedMessage(data)], manager);
  }

  @OnFact(paymentEnded)
  async onPaymentEnded(
    data: PaymentEndedV1,
    manager: EntityManager,
    { occurredAt }: Envelope<PaymentEndedV1>,
  ): Promise<void> {
    await this.deliveries.forget(data.paymentId, ASKING_TEMPLATES, manager);
    await this.deliveries.tell(endedMessages(data), manager);
    await this.webhooks.onEnded(data, occurredAt, manager);
  }

  @OnFact(standingOrderMissed)
  onStandingOrderMissed(data: StandingOrderMissedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([standingOrderMissedMessage(data)], manager);
  }

  @OnFact(bulkProposed)
  onBulkProposed(data: BulkProposedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([bulkWaitsMessage(data)], manager);
  }

  @OnFact(bulkEnded)
  onBulkEnded(data: BulkEndedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([bulkMessage(data)], manager);
  }

  @OnFact(dayClosed)
  onDayClosed(data: DayClosedV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell([dayClosedMessage(data)], manager);
  }

  @OnFact(floatLow)
  onFloatLow(data: FloatLowV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell(floatLowMessages(data), manager);
  }

  @OnFact(cashLow)
  onCashLow(data: CashLowV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell(cashLowMessages(data), manager);
  }

  @OnFact(commissionBilled)
  onCommissionBilled(data: CommissionBilledV1, manager: EntityManager): Promise<void> {
    return this.deliveries.tell(commissionMessages(data), manager);
  }
}
