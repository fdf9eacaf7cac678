import { Any, type EntityManager } from 'typeorm';
import { Payment } from '../payments/payment.entity';

/** As it was asked for first; what it was then decided to be stays. */
export interface Collection {
  collectionId: string;
  requestHash: string;
  /** Why it makes no payment. */
  refusal: string | null;
}

export type CollectionToWrite = Collection & { networkRef: string };
export type KnownCollection = Collection & { payment: Payment | undefined };

/** Those that were asked for before, by id. Of an id that another payment has, the content is another’s. */
export async function findCollections(
  manager: EntityManager,
  collectionIds: readonly string[],
): Promise<Map<string, KnownCollection>> {
  // Payments first: whose payment is seen is seen itself, as both are written at once.
  const payments = await manager.findBy(Payment, { paymentId: Any([...collectionIds]) });
  const rows: Collection[] = await manager.query(
    `select collection_id as "collectionId", request_hash as "requestHash", refusal
       from collections where collection_id = any($1::uuid[])`,
    [collectionIds],
  );
  const paymentOf = new Map(payments.map((payment) => [payment.paymentId, payment]));
  const taken = payments.map(({ paymentId }) => ({
    collectionId: paymentId,
    requestHash: '',
    refusal: null,
  }));
  return new Map(
    [...taken, ...rows].map((one) => [
      one.collectionId,
      { ...one, payment: paymentOf.get(one.collectionId) },
    ]),
  );
}

/** In the order of ids, so that two lists cannot wait for each other in a ring. @returns those that nobody wrote before */
export async function writeCollections(
  manager: EntityManager,
  collections: readonly CollectionToWrite[],
): Promise<Set<string>> {
  const rows: { collection_id: string }[] = await manager.query(
    `insert into collections (collection_id, request_hash, refusal, network_ref)
     select "collectionId", "requestHash", refusal, "networkRef"
       from json_to_recordset($1) as c("collectionId" uuid, "requestHash" text, refusal text, "networkRef" text)
      order by "collectionId"
     on conflict (collection_id) do nothing
     returning collection_id`,
    [JSON.stringify(collections)],
  );
  return new Set(rows.map((row) => row.collection_id));
}

/** Of those that were written in this transaction. */
export async function forgetCollections(
  manager: EntityManager,
  collectionIds: readonly string[],
): Promise<void> {
  if (collectionIds.length === 0) return;
  await manager.query('delete from collections where collection_id = any($1::uuid[])', [collectionIds]);
}

/** The number that its network has for a collection; undefined of what is none. */
export async function readNetworkRef(
  manager: EntityManager,
  collectionId: string,
): Promise<string | undefined> {
  const rows: { network_ref: string | null }[] = await manager.query(
    'select network_ref from collections where collection_id = $1',
    [collectionId],
  );
  return rows[0]?.network_ref ?? undefined;
}
