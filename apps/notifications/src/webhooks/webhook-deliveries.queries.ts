import type { WebhookDeliveryEvent, WebhookDeliveryState, WebhookDeliveryV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface WebhookDelivery {
  deliveryId: string;
  event: WebhookDeliveryEvent;
  reference: string | null;
  state: WebhookDeliveryState;
  reason: 'gave_up' | 'disabled' | null;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  redeliveryId: string | null;
  createdAt: Date;
  nextAttemptAt: Date;
  deliveredAt: Date | null;
}

const COLUMNS = `
  delivery_id as "deliveryId", event, reference, state, reason, attempts, last_status as "lastStatus",
  last_error as "lastError", redelivery_id as "redeliveryId", created_at as "createdAt",
  next_attempt_at as "nextAttemptAt", delivered_at as "deliveredAt"`;

/** The newest first. */
export function listWebhookDeliveries(
  manager: EntityManager,
  endpointId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<WebhookDelivery[]> {
  return manager.query<WebhookDelivery[]>(
    `select ${COLUMNS} from webhook_deliveries
      where endpoint_id = $1
        and ($2::uuid is null or (created_at, delivery_id)
              < (select created_at, delivery_id from webhook_deliveries where delivery_id = $2 and endpoint_id = $1))
      order by created_at desc, delivery_id desc limit $3`,
    [endpointId, after ?? null, limit],
  );
}

export async function lockWebhookDelivery(
  manager: EntityManager,
  endpointId: string,
  deliveryId: string,
): Promise<WebhookDelivery | undefined> {
  const [found]: WebhookDelivery[] = await manager.query(
    `select ${COLUMNS} from webhook_deliveries where delivery_id = $1 and endpoint_id = $2 for update`,
    [deliveryId, endpointId],
  );
  return found;
}

/** All tries anew, at once. */
export async function queueAgain(
  manager: EntityManager,
  deliveryId: string,
  redeliveryId: string,
): Promise<WebhookDelivery> {
  const [[queued]] = (await manager.query(
    `update webhook_deliveries
        set state = 'queued', reason = null, tries = 0, next_attempt_at = now(), ended_at = null, redelivery_id = $2
      where delivery_id = $1 returning ${COLUMNS}`,
    [deliveryId, redeliveryId],
  )) as [[WebhookDelivery], number];
  return queued;
}

export function toWebhookDelivery(row: WebhookDelivery): WebhookDeliveryV1 {
  const { deliveryId, event, state, attempts, reference, reason, lastStatus, lastError } = row;
  return {
    deliveryId,
    event,
    ...(reference !== null && { reference }),
    state,
    ...(reason !== null && { reason }),
    attempts,
    ...(lastStatus !== null && { lastStatus }),
    ...(lastError !== null && { lastError }),
    createdAt: row.createdAt.toISOString(),
    ...((state === 'queued' || state === 'retry') && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    ...(state === 'delivered' && row.deliveredAt && { deliveredAt: row.deliveredAt.toISOString() }),
  };
}
