import {
  approvePayment,
  ApprovePaymentV1,
  cancelPayment,
  createPayment,
  CreatePaymentV1,
  declinePayment,
  findPayments,
  FindPaymentsV1,
  quotePayment,
  QuotePaymentV1,
  readPayment,
  ReadPaymentV1,
  readRequests,
  ReadRequestsV1,
  readTimeline,
  recallPayment,
  RecallPaymentV1,
  refundPayment,
  RefundPaymentV1,
  requestPayment,
  RequestPaymentV1,
  trackPayment,
  TrackPaymentV1,
  type FoundPaymentsV1,
  type PaymentAnswerV1,
  type PaymentReadV1,
  type QuoteV1,
  type RequestsV1,
  type TimelineV1,
  type TrackedPaymentV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PaymentsReader } from './payments-reader.service';
import { PaymentsSearch } from './payments-search.service';
import { PaymentsService } from './payments.service';
import { QuotesService } from './quotes.service';

@Controller()
export class PaymentsConsumer {
  constructor(
    private readonly payments: PaymentsService,
    private readonly quotes: QuotesService,
    private readonly reader: PaymentsReader,
    private readonly search: PaymentsSearch,
  ) {}

  @Answers(quotePayment)
  quote(@Payload() question: QuotePaymentV1): Promise<QuoteV1> {
    return this.quotes.quote(question.caller, question.body);
  }

  @Answers(createPayment)
  create(@Payload() question: CreatePaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.create(question.caller, question.idempotencyKey, question.body);
  }

  @Answers(refundPayment)
  refund(@Payload() question: RefundPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.refund(question.caller, question.idempotencyKey, question.paymentId, question.body);
  }

  @Answers(recallPayment)
  recall(@Payload() question: RecallPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.recall(question.caller, question.idempotencyKey, question.paymentId, question.body);
  }

  @Answers(requestPayment)
  request(@Payload() question: RequestPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.request(question.caller, question.idempotencyKey, question.body);
  }

  @Answers(approvePayment)
  approve(@Payload() question: ApprovePaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.approve(question.caller, question.paymentId, question.body);
  }

  @Answers(declinePayment)
  decline(@Payload() question: ReadPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.decline(question.caller, question.paymentId);
  }

  @Answers(cancelPayment)
  cancel(@Payload() question: ReadPaymentV1): Promise<PaymentAnswerV1> {
    return this.payments.cancel(question.caller, question.paymentId);
  }

  @Answers(readPayment)
  read(@Payload() question: ReadPaymentV1): Promise<PaymentReadV1> {
    return this.reader.read(question.caller, question.paymentId);
  }

  @Answers(readRequests)
  requests(@Payload() question: ReadRequestsV1): Promise<RequestsV1> {
    return this.reader.requests(question.caller);
  }

  @Answers(findPayments)
  find(@Payload() question: FindPaymentsV1): Promise<FoundPaymentsV1> {
    return this.search.find(question);
  }

  @Answers(readTimeline)
  timeline(@Payload() question: ReadPaymentV1): Promise<TimelineV1> {
    return this.reader.timeline(question.caller, question.paymentId);
  }

  @Answers(trackPayment)
  track(@Payload() question: TrackPaymentV1): Promise<TrackedPaymentV1> {
    return this.reader.track(question.reference);
  }
}
