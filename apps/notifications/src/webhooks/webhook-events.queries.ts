import type { WebhookDeliveryEvent } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';

/** An endpoint, a fact and an event make one delivery, and its `webhook-id`. */
const NAMESPACE = '7d4f1c0a-5f2e-4d3b-8b61-2a9c0e4f7d16';

export interface Listener {
  endpointId: string;
  walletId: string;
  events: WebhookDeliveryEvent[];
}

export interface DeliveryToWrite {
  endpointId: string;
  event: WebhookDeliveryEvent;
  factId: string;
  reference?: string;
  body: string;
}

export function deliveryIdOf({
  endpointId,
  factId,
  event,
}: Pick<DeliveryToWrite, 'endpointId' | 'factId' | 'event'>): string {
  return uuidV5(`${endpointId}:${factId}:${event}`, NAMESPACE);
}

/** Endpoints of these wallets that hear of anything now. */
export async function listenersOf(manager: EntityManager, walletIds: readonly string[]): Promise<Listener[]> {
  if (walletIds.length === 0) return [];
  return manager.query<Listener[]>(
    `select endpoint_id as "endpointId", wallet_id as "walletId", events from webhook_endpoints
      where wallet_id = any($1) and state = 'enabled' and not is_blocked`,
    [[...new Set(walletIds)]],
  );
}

/** One that is there stays as it is: a fact is told once, however often it is heard. */
export async function writeDeliveries(
  manager: EntityManager,
  deliveries: readonly DeliveryToWrite[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await manager.query(
    `insert into webhook_deliveries (delivery_id, endpoint_id, event, fact_id, reference, body)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[])
      order by 1
     on conflict do nothing`,
    [
      deliveries.map(deliveryIdOf),
      deliveries.map((one) => one.endpointId),
      deliveries.map((one) => one.event),
      deliveries.map((one) => one.factId),
      deliveries.map((one) => one.reference ?? null),
      deliveries.map((one) => one.body),
    ],
  );
}
