import type { CompletedPaymentV1, PaymentEndedV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { listenersOf, writeDeliveries } from './webhook-events.queries';
import { completedEvents, endedEvents, type ShopEvent } from './webhook.events';

/** Writes down what endpoints are to be told, in the transaction of the fact; the sender brings it away. */
@Injectable()
export class WebhookEvents {
  onCompleted(payments: readonly CompletedPaymentV1[], manager: EntityManager): Promise<void> {
    return this.write(payments.flatMap(completedEvents), manager);
  }

  /** @param occurredAt of the fact */
  onEnded(ended: PaymentEndedV1, occurredAt: string, manager: EntityManager): Promise<void> {
    return this.write(endedEvents(ended, occurredAt), manager);
  }

  private async write(events: readonly ShopEvent[], manager: EntityManager): Promise<void> {
    if (events.length === 0) return;
    const listeners = await listenersOf(manager, [...new Set(events.map(({ walletId }) => walletId))]);
    if (listeners.length === 0) return;
    const deliveries = events.flatMap(({ walletId, ...told }) =>
      listeners
        .filter((listener) => listener.walletId === walletId && listener.events.includes(told.event))
        .map(({ endpointId }) => ({ endpointId, ...told })),
    );
    await writeDeliveries(manager, deliveries);
  }
}
