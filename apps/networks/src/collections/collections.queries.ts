import type { CollectionState } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { Pause } from '../payouts/payouts.queries';

export interface CollectionRow {
  collectionId: string;
  networkRef: string;
  payeeSealed: Buffer;
  amountMinor: string;
  amountCurrency: string;
  collectedAt: Date;
}

/** What said it: a notice, or a statement that is kept as one. */
export interface HeardFrom {
  noticeId: string;
  by: 'notice' | 'report';
}

const ROW = `c.collection_id as "collectionId", c.network_ref as "networkRef", c.payee_sealed as "payeeSealed",
             c.amount_minor as "amountMinor", c.amount_currency as "amountCurrency", c.collected_at as "collectedAt"`;

/** Of a question that is about to be asked: how long it may take, and when it is asked again without an answer. */
export interface Try {
  askSeconds: number;
  pause: Pause;
}

/** Of two under one number the first is added, with its first attempt. @returns the ids of what was not there before */
export async function addCollections(
  manager: EntityManager,
  collections: readonly (CollectionRow & { noticeId: string })[],
  { askSeconds, pause }: Try,
): Promise<Set<string>> {
  const added: { collection_id: string }[] = await manager.query(
    `insert into collections (collection_id, network_ref, payee_sealed, amount_minor, amount_currency, collected_at,
                              notice_id, attempts, next_attempt_at)
       select collection_id, network_ref, payee_sealed, amount_minor, amount_currency, collected_at, notice_id, 1,
              now() + make_interval(secs => $8 + $9 * (0.5 + random() / 2))
         from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bigint[], $5::text[], $6::timestamptz[], $7::uuid[])
              with ordinality as n (collection_id, network_ref, payee_sealed, amount_minor, amount_currency,
                                    collected_at, notice_id, place)
        order by collection_id, place
       on conflict do nothing returning collection_id`,
    [
      collections.map((one) => one.collectionId),
      collections.map((one) => one.networkRef),
      collections.map((one) => one.payeeSealed),
      collections.map((one) => one.amountMinor),
      collections.map((one) => one.amountCurrency),
      collections.map((one) => one.collectedAt),
      collections.map((one) => one.noticeId),
      askSeconds,
      pause.firstSeconds,
    ],
  );
  return new Set(added.map((row) => row.collection_id));
}

export function readCollections(
  manager: EntityManager,
  collectionIds: readonly string[],
): Promise<CollectionRow[]> {
  return manager.query(`select ${ROW} from collections c where c.collection_id = any($1::uuid[])`, [
    collectionIds,
  ]);
}

export async function keepContradiction(
  manager: EntityManager,
  collectionId: string,
  { stands, said, noticeId, by }: { stands: object; said: object } & HeardFrom,
): Promise<void> {
  await manager.query(
    `insert into contradictions (subject_kind, subject_id, stands, said, said_by, notice_id)
       values ('collection', $1, $2, $3, $5, $4) on conflict do nothing`,
    [collectionId, JSON.stringify(stands), JSON.stringify(said), noticeId, by],
  );
}

/** Writes the attempt and moves the next one past the end of this question. */
export async function takeDueCollections(
  manager: EntityManager,
  { max, askSeconds, pause }: Try & { max: number },
): Promise<CollectionRow[]> {
  const [rows] = (await manager.query(
    `with due as (
       select collection_id from collections where state = 'waiting' and next_attempt_at <= now()
        order by next_attempt_at, collection_id limit $1 for update skip locked
     )
     update collections c
        set attempts = c.attempts + 1,
            next_attempt_at = now() + make_interval(secs => $2 + least($3 * 2 ^ least(c.attempts, 20), $4) * (0.5 + random() / 2))
       from due where c.collection_id = due.collection_id
     returning ${ROW}`,
    [max, askSeconds, pause.firstSeconds, pause.maxSeconds],
  )) as [CollectionRow[], number];
  return rows;
}

export interface CollectionEnd {
  collectionId: string;
  state: Exclude<CollectionState, 'pending'>;
  reason?: string;
  reference?: string;
}

export async function endCollections(manager: EntityManager, ends: readonly CollectionEnd[]): Promise<void> {
  await manager.query(
    `update collections c set state = e.state, reason = e.reason, reference = e.reference, ended_at = now()
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as e (collection_id, state, reason, reference)
      where c.collection_id = e.collection_id and c.state = 'waiting'`,
    [
      ends.map((one) => one.collectionId),
      ends.map((one) => one.state),
      ends.map((one) => (one.state === 'refused' ? (one.reason ?? 'not_given') : null)),
      ends.map((one) => one.reference ?? null),
    ],
  );
}

/** Why those that wait on got no answer. */
export async function recordReason(
  manager: EntityManager,
  collectionIds: readonly string[],
  reason: string,
): Promise<void> {
  await manager.query(
    `update collections set reason = $2 where collection_id = any($1::uuid[]) and state = 'waiting'`,
    [collectionIds, reason],
  );
}
