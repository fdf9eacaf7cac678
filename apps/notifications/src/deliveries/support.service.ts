import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import {
  LISTED_DELIVERIES_MAX,
  type DeliveriesListedV1,
  type DeliveryLifeV1,
  type ListDeliveriesV1,
  type ReleaseDeliveryV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate } from 'uuid';
import { DELIVERY_ERRORS } from './deliveries.errors';
import { deliveryIdsOf } from './delivery-id';
import { afterMove, type DeliveryState } from './delivery.moves';
import { STATE } from './sending.queries';

interface LifeRow {
  deliveryId: string;
  factId: string | null;
  reference: string | null;
  personId: string | null;
  template: string;
  state: DeliveryState;
  reason: string | null;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date;
  deliveredAt: Date | null;
}

const LIFE = `delivery_id as "deliveryId", fact_id as "factId", reference, person_id as "personId", template, ${STATE} as state,
              reason, attempts, created_at as "createdAt", next_attempt_at as "nextAttemptAt", delivered_at as "deliveredAt"`;
const WAITING: readonly DeliveryState[] = ['queued', 'retry'];

/** What staff see of deliveries and may do with a parked one. */
@Injectable()
export class SupportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  async list({ caller, about }: ListDeliveriesV1): Promise<DeliveriesListedV1> {
    reachOf(caller, 'notifications.list-deliveries');
    const rows: LifeRow[] = await this.dataSource.query(
      `select ${LIFE} from deliveries where ${validate(about) ? 'delivery_id = any($1::uuid[])' : 'reference = $1'}
        order by created_at, delivery_id limit $2`,
      [validate(about) ? deliveryIdsOf(about) : about, LISTED_DELIVERIES_MAX],
    );
    return { deliveries: rows.map(toLife) };
  }

  async release({ caller, deliveryId, body }: ReleaseDeliveryV1): Promise<DeliveryLifeV1> {
    reachOf(caller, 'notifications.release-delivery');
    return inTransaction(this.dataSource, async (manager) => {
      const [found]: LifeRow[] = await manager.query(
        `select ${LIFE} from deliveries where delivery_id = $1 for update`,
        [deliveryId],
      );
      if (!found) throw DELIVERY_ERRORS.error('notifications.unknown_delivery', { field: 'deliveryId' });
      const state = afterMove(found.state, 'release');
      if (!state) {
        throw DELIVERY_ERRORS.error('notifications.not_parked', {
          field: 'deliveryId',
          params: { state: found.state },
        });
      }
      const [[released]] = (await manager.query(
        `update deliveries
            set state = $2, reason = null, detail = null, attempts = 0, queued_at = now(), next_attempt_at = now()
          where delivery_id = $1 returning ${LIFE}`,
        [deliveryId, state],
      )) as [[LifeRow], number];
      await this.audit.record(manager, {
        by: caller,
        operation: 'notifications.release-delivery',
        subject: { kind: 'delivery', id: deliveryId },
        before: { state: found.state, reason: found.reason },
        after: { state },
        reason: body.reason,
      });
      return toLife(released);
    });
  }
}

function toLife(row: LifeRow): DeliveryLifeV1 {
  const { deliveryId, factId, reference, personId, template, state, reason, attempts } = row;
  return {
    deliveryId,
    ...(factId && { factId }),
    ...(reference && { reference }),
    ...(personId && { personId }),
    template,
    state,
    ...(reason && { reason }),
    attempts,
    createdAt: row.createdAt.toISOString(),
    ...(WAITING.includes(state) && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    ...(row.deliveredAt && { deliveredAt: row.deliveredAt.toISOString() }),
  };
}
