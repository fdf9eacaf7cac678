import type { Language } from '@hanout/contracts';
import type { DataSource, EntityManager } from 'typeorm';

export interface DeliveryToQueue {
  deliveryId: string;
  personId?: string;
  phoneSealed?: Buffer;
  language?: Language;
  template: string;
  isUrgent: boolean;
  valuesSealed: Buffer;
}

/** How many of them are new: one fact, one message, however often it is told. */
export async function queueDeliveries(
  manager: EntityManager | DataSource,
  deliveries: DeliveryToQueue[],
): Promise<number> {
  if (deliveries.length === 0) return 0;
  const queued: unknown[] = await manager.query(
    `insert into deliveries (delivery_id, person_id, phone_sealed, language, template, is_urgent, values_sealed)
       select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[], $5::text[], $6::boolean[], $7::bytea[])
       on conflict (delivery_id) do nothing returning delivery_id`,
    [
      deliveries.map((one) => one.deliveryId),
      deliveries.map((one) => one.personId ?? null),
      deliveries.map((one) => one.phoneSealed ?? null),
      deliveries.map((one) => one.language ?? null),
      deliveries.map((one) => one.template),
      deliveries.map((one) => one.isUrgent),
      deliveries.map((one) => one.valuesSealed),
    ],
  );
  return queued.length;
}

export interface DueDelivery {
  deliveryId: string;
  personId: string | null;
  /** The number given with the message, or the contact's. */
  phoneSealed: Buffer;
  language: Language;
  template: string;
  valuesSealed: Buffer;
  attempts: number;
}

/**
 * Takes due messages by moving their next attempt, so that nothing is locked while the centre is spoken to and a crash
 * only delays them. A message to a person whose number is not known yet stays until it is.
 */
export async function takeDueDeliveries(dataSource: DataSource, max: number): Promise<DueDelivery[]> {
  const [rows] = (await dataSource.query(
    `with due as (
       select d.delivery_id, coalesce(d.phone_sealed, c.phone_sealed) as phone_sealed, coalesce(d.language, c.language) as language
         from deliveries d left join contacts c using (person_id)
        where d.state = 'queued' and d.next_attempt_at <= now() and (d.phone_sealed is not null or c.phone_sealed is not null)
        order by d.is_urgent desc, d.next_attempt_at, d.delivery_id limit $1 for update of d skip locked
     )
     update deliveries d
        set attempts = d.attempts + 1,
            next_attempt_at = now() + make_interval(secs => least(5 * 2 ^ least(d.attempts, 10), 900))
       from due where d.delivery_id = due.delivery_id
     returning d.delivery_id as "deliveryId", d.person_id as "personId", due.phone_sealed as "phoneSealed", due.language,
               d.template, d.values_sealed as "valuesSealed", d.attempts`,
    [max],
  )) as [DueDelivery[], number];
  return rows;
}

/** What was in it is forgotten once it is delivered. */
export async function markDelivered(dataSource: DataSource, deliveryIds: string[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await dataSource.query(
    `update deliveries set state = 'delivered', delivered_at = now(), values_sealed = null
      where delivery_id = any($1) and state = 'queued'`,
    [deliveryIds],
  );
}

export async function park(dataSource: DataSource, deliveryId: string, reason: string): Promise<void> {
  await dataSource.query(
    `update deliveries set state = 'parked', reason = $2 where delivery_id = $1 and state = 'queued'`,
    [deliveryId, reason],
  );
}

export async function countDeliveries(dataSource: DataSource): Promise<Record<string, string>> {
  const rows: { state: string; count: string }[] = await dataSource.query(
    'select state, count(*) from deliveries group by state',
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
