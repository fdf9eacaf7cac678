import {
  CreatePaymentV1,
  createPayment,
  QuotePaymentV1,
  quotePayment,
  ReadPaymentV1,
  readPayment,
  RefundPaymentV1,
  refundPayment,
  type PaymentAnswerV1,
  type QuoteV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PaymentsService } from './payments.service';

@Controller()
export class PaymentsConsumer {
  constructor(private readonly payments: PaymentsService) {}

  @Answers(quotePayment)
  quote(@Payload() question: QuotePaymentV1): Promise<QuoteV1> {
    return this.payments.quote(question.caller, question.body);
  }

  @Answers(createPayment)
  create(@Payload() question: CreatePaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.create(question.caller, question.idempotencyKey, question.body);
  }

  @Answers(refundPayment)
  refund(@Payload() question: RefundPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.refund(question.caller, question.idempotencyKey, question.paymentId, question.body);
  }

  @Answers(readPayment)
  read(@Payload() question: ReadPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.read(question.caller, question.paymentId);
  }
}
