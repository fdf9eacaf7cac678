import { paymentEnded, paymentRequested, paymentsCompleted, type Envelope } from '@hanout/contracts';
import { FactHints } from '@hanout/messaging';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EventStreams } from './event-streams.service';
import { newsOfCompleted, newsOfEnded, newsOfRequested, type Told } from './payment-news';

/** A fact that goes out again so late is told to a reader who was away, and no news to anybody. */
const NEWS_FOR_MS = 600_000;

/** Tells the streams that are open of what the facts of payments say, as they go by. */
@Injectable()
export class PaymentHints implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly hints: FactHints,
    private readonly streams: EventStreams,
  ) {}

  onModuleInit(): void {
    const wants = (): boolean => this.streams.count > 0;
    this.hints.listen(paymentsCompleted, {
      wants,
      hear: ({ payments }, envelope) => this.tell(envelope, payments.flatMap(newsOfCompleted)),
    });
    this.hints.listen(paymentRequested, {
      wants,
      hear: (request, envelope) => this.tell(envelope, newsOfRequested(request, envelope.occurredAt)),
    });
    this.hints.listen(paymentEnded, {
      wants,
      hear: (ended, envelope) => this.tell(envelope, newsOfEnded(ended, envelope.occurredAt)),
    });
    void this.hints.whenInterrupted(() => this.streams.forEach((stream) => stream.reload()));
  }

  beforeApplicationShutdown(): void {
    this.hints.stop();
  }

  private tell({ id, occurredAt }: Envelope<object>, told: readonly Told[]): void {
    if (Date.now() - new Date(occurredAt).getTime() > NEWS_FOR_MS) return;
    for (const { account, news } of told)
      for (const stream of this.streams.of(account)) stream.say('payment', news, id);
  }
}
