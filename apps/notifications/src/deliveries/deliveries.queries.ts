import type { Language } from '@hanout/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { OFF_BY_DEFAULT } from '../templates/categories';
import type { DropReason } from './delivery.moves';
import { holdSendings, IS_NOT_BEING_SENT } from './sending.queries';

export interface DeliveryToQueue {
  deliveryId: string;
  personId?: string;
  phoneSealed?: Buffer;
  language?: Language;
  template: string;
  category: string;
  rank: number;
  valuesSealed: Buffer;
  factId?: string;
  reference?: string;
  expiresAt?: string;
}

/**
 * How many of them are new: one fact, one message, however often it is told. What the person has switched off is kept as
 * dropped, with nothing in it.
 */
export async function queueDeliveries(
  manager: EntityManager | DataSource,
  deliveries: DeliveryToQueue[],
): Promise<number> {
  if (deliveries.length === 0) return 0;
  const column = <Key extends keyof DeliveryToQueue>(key: Key) => deliveries.map((one) => one[key] ?? null);
  const dropped: DropReason = 'switched_off';
  const queued: unknown[] = await manager.query(
    `insert into deliveries (delivery_id, person_id, phone_sealed, language, template, rank, fact_id, reference,
                             expires_at, values_sealed, state, reason)
       select n.delivery_id, n.person_id, n.phone_sealed, n.language, n.template, n.rank, n.fact_id, n.reference,
              n.expires_at, case when o.is_off then null else n.values_sealed end,
              case when o.is_off then 'dropped' else 'queued' end, case when o.is_off then $12 end
         from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::smallint[],
                     $8::bytea[], $9::uuid[], $10::text[], $11::timestamptz[])
              as n (delivery_id, person_id, phone_sealed, language, template, category, rank, values_sealed, fact_id,
                    reference, expires_at)
         left join preferences p using (person_id)
         cross join lateral (select n.category = any(coalesce(p.categories_off, $13::text[])) as is_off) o
        order by n.delivery_id
       on conflict (delivery_id) do nothing returning delivery_id`,
    [
      column('deliveryId'),
      column('personId'),
      column('phoneSealed'),
      column('language'),
      column('template'),
      column('category'),
      column('rank'),
      column('valuesSealed'),
      column('factId'),
      column('reference'),
      column('expiresAt'),
      dropped,
      OFF_BY_DEFAULT,
    ],
  );
  return queued.length;
}

/** What has not left yet and has lost its sense. */
export async function dropWaiting(manager: EntityManager, deliveryIds: readonly string[]): Promise<void> {
  const reason: DropReason = 'expired';
  await holdSendings(manager);
  await manager.query(
    `update deliveries set state = 'dropped', reason = $2, values_sealed = null
      where delivery_id = any($1) and state in ('queued', 'retry') and ${IS_NOT_BEING_SENT}`,
    [deliveryIds, reason],
  );
}

export async function countDeliveries(dataSource: DataSource): Promise<Record<string, string>> {
  const rows: { state: string; count: string }[] = await dataSource.query(
    `select case when state = 'retry' then 'queued' else state end as state, count(*)
       from deliveries group by 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
