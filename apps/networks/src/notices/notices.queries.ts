import type { EntityManager } from 'typeorm';
import type { Word } from '../payouts/payout.entity';
import type { KeptNotice, NoticeCount, NoticeVia } from './notice.entity';

export interface NoticeToKeep {
  noticeId: string;
  contentHash: Buffer;
  via: NoticeVia;
  sealed: Buffer;
  receivedAt: Date;
}

/**
 * @param firstTrySeconds of those that are kept by whoever applies them at once: their first try is written with them, and
 *   others leave them alone for so long
 * @returns of each whether it is new; the same twice is new once
 */
export async function keepNotices(
  manager: EntityManager,
  notices: readonly NoticeToKeep[],
  firstTrySeconds?: number,
): Promise<boolean[]> {
  const rows: { noticeId: string }[] = await manager.query(
    `insert into notices (notice_id, content_hash, via, sealed, received_at, attempts, next_attempt_at)
     select n.*, $6::int, now() + make_interval(secs => $7)
       from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[], $5::timestamptz[]) as n
       on conflict (content_hash) do nothing returning notice_id as "noticeId"`,
    [
      notices.map(({ noticeId }) => noticeId),
      notices.map(({ contentHash }) => contentHash),
      notices.map(({ via }) => via),
      notices.map(({ sealed }) => sealed),
      notices.map(({ receivedAt }) => receivedAt),
      firstTrySeconds === undefined ? 0 : 1,
      firstTrySeconds ?? 0,
    ],
  );
  const fresh = new Set(rows.map(({ noticeId }) => noticeId));
  return notices.map(({ noticeId }) => fresh.has(noticeId));
}

/** False when it is there already, or so many are that one more would tell a person nothing. */
export async function keepUnreadable(
  manager: EntityManager,
  notice: NoticeToKeep,
  max: number,
): Promise<boolean> {
  const { noticeId, contentHash, via, sealed, receivedAt } = notice;
  const rows: object[] = await manager.query(
    `insert into notices (notice_id, content_hash, via, sealed, received_at, state)
       select $1, $2, $3, $4, $5, 'unreadable'
        where (select count(*) from notices where state = 'unreadable') < $6
       on conflict (content_hash) do nothing returning notice_id`,
    [noticeId, contentHash, via, sealed, receivedAt, max],
  );
  return rows.length > 0;
}

/** Writes the try and moves the next one on, so that another instance takes others and a crash only delays these. */
export async function takeKeptNotices(
  manager: EntityManager,
  { max, againSeconds, areReports = false }: { max: number; againSeconds: number; areReports?: boolean },
): Promise<KeptNotice[]> {
  const [rows] = (await manager.query(
    `with due as (
       select notice_id from notices where state = 'kept' and next_attempt_at <= now() and (via = 'report') = $3
        order by next_attempt_at, notice_id limit $1 for update skip locked
     )
     update notices n
        set attempts = n.attempts + 1, next_attempt_at = now() + make_interval(secs => $2 * 2 ^ least(n.attempts, 8))
       from due where n.notice_id = due.notice_id
     returning n.notice_id as "noticeId", n.sealed, n.received_at as "receivedAt", n.attempts`,
    [max, againSeconds, areReports],
  )) as [KeptNotice[], number];
  return rows.sort((one, other) => (one.noticeId < other.noticeId ? -1 : 1));
}

export async function markApplied(manager: EntityManager, noticeIds: readonly string[]): Promise<void> {
  await manager.query(
    `update notices set state = 'applied', applied_at = now(), error = null
      where notice_id = any($1::uuid[]) and state = 'kept'`,
    [noticeIds],
  );
}

export async function recordFailure(
  manager: EntityManager,
  noticeId: string,
  { error, isDead }: { error: string; isDead: boolean },
): Promise<void> {
  await manager.query(
    `update notices set error = $2, state = case when $3 then 'dead' else state end
      where notice_id = $1 and state = 'kept'`,
    [noticeId, error, isDead],
  );
}

/**
 * With the notice that said so, whatever it calls the payout. A statement says everything again each time: of one that
 * was said before there is nothing more to keep. @returns how many are kept
 */
export async function keepUnmatched(manager: EntityManager, words: readonly Word[]): Promise<number> {
  const rows: object[] = await manager.query(
    `insert into unmatched_words (notice_id, payout_id, said)
       select w.notice_id, w.payout_id, w.said
         from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::boolean[]) as w (notice_id, payout_id, said, is_report)
        where not (w.is_report and exists (
                select 1 from unmatched_words u where u.payout_id = w.payout_id and u.said = w.said))
       on conflict do nothing returning 1`,
    [
      words.map((one) => one.noticeId),
      words.map((one) => one.payoutId.slice(0, 64)),
      words.map((one) => JSON.stringify(one.end)),
      words.map(({ by }) => by === 'report'),
    ],
  );
  return rows.length;
}

export async function addCounts(
  manager: EntityManager,
  counts: ReadonlyMap<NoticeCount, number>,
): Promise<void> {
  await manager.query(
    `insert into notice_counts as c (what, notices)
       select * from unnest($1::text[], $2::bigint[]) as n (what, notices) order by what
       on conflict (what) do update set notices = c.notices + excluded.notices, last_at = now()`,
    [[...counts.keys()], [...counts.values()]],
  );
}
