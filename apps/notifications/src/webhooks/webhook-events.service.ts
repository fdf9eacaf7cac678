import type { CompletedPaymentV1, PaymentEndedV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { listenersOf, writeDeliveries, type Listener } from './webhook-events.queries';
import { completedEvents, endedEvents, type ShopEvent } from './webhook.events';

/** Writes down what endpoints are to be told, in the transaction of the fact; the sender brings it away. */
@Injectable()
export class WebhookEvents {
  /** Few payments are between shops that listen: for those alone it is written out what they hear. */
  async onCompleted(payments: readonly CompletedPaymentV1[], manager: EntityManager): Promise<void> {
    const listeners = await listenersOf(
      manager,
      payments.flatMap(({ payer, payee }) => [payer.walletId, payee.walletId]),
    );
    const listening = new Set(listeners.map(({ walletId }) => walletId));
    const heard = payments.filter(
      ({ payer, payee }) => listening.has(payer.walletId) || listening.has(payee.walletId),
    );
    await this.write(heard.flatMap(completedEvents), listeners, manager);
  }

  /** @param occurredAt of the fact */
  async onEnded(ended: PaymentEndedV1, occurredAt: string, manager: EntityManager): Promise<void> {
    const events = endedEvents(ended, occurredAt);
    const listeners = await listenersOf(
      manager,
      events.map(({ walletId }) => walletId),
    );
    await this.write(events, listeners, manager);
  }

  private async write(
    events: readonly ShopEvent[],
    listeners: readonly Listener[],
    manager: EntityManager,
  ): Promise<void> {
    const deliveries = events.flatMap(({ walletId, ...told }) =>
      listeners
        .filter((listener) => listener.walletId === walletId && listener.events.includes(told.event))
        .map(({ endpointId }) => ({ endpointId, ...told })),
    );
    await writeDeliveries(manager, deliveries);
  }
}
