import type { CollectionCountsV1, DeadNoticeV1, NoticeCountsV1, PayoutCountsV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface Standing {
  payouts: Omit<PayoutCountsV1, 'oldestWaitingAt'>;
  oldestWaitingAt: Date | null;
  collections: CollectionCountsV1;
  notices: NoticeCountsV1;
  contradictions: string;
  unmatched: string;
}

const countsOf = (table: string, column: string, names: readonly string[]): string =>
  `json_build_object(${names
    .map((name) => `'${name}', (count(*) filter (where ${column} = '${name}'))::text`)
    .join(', ')}) from ${table}`;

export async function readStanding(manager: EntityManager): Promise<Standing> {
  const [standing] = (await manager.query(
    `select (select ${countsOf('payouts', 'state', ['waiting', 'succeeded', 'declined'])}) as payouts,
            (select min(taken_at) from payouts where state = 'waiting') as "oldestWaitingAt",
            (select ${countsOf('collections', 'state', ['waiting', 'completed', 'refused'])}) as collections,
            (select json_build_object(
               'accepted', coalesce(max(notices) filter (where what = 'accepted'), 0)::text,
               'replayed', coalesce(max(notices) filter (where what = 'replayed'), 0)::text,
               'forged', coalesce(max(notices) filter (where what = 'forged'), 0)::text,
               'stale', coalesce(max(notices) filter (where what = 'stale'), 0)::text,
               'unreadable', coalesce(max(notices) filter (where what = 'unreadable'), 0)::text,
               'tooLarge', coalesce(max(notices) filter (where what = 'too_large'), 0)::text) from notice_counts) as notices,
            (select count(*) from contradictions) as contradictions,
            (select count(*) from unmatched_words) as unmatched`,
  )) as [Standing];
  return standing;
}

/** The first line of what went wrong; the rest is for the log. */
export async function listDeadNotices(manager: EntityManager, max: number): Promise<DeadNoticeV1[]> {
  const rows: (Omit<DeadNoticeV1, 'receivedAt'> & { receivedAt: Date })[] = await manager.query(
    `select notice_id as "noticeId", via, attempts, left(split_part(error, E'\\n', 1), 200) as error,
            received_at as "receivedAt"
       from notices where state = 'dead' order by received_at, notice_id limit $1`,
    [max],
  );
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}

export async function lockNotice(
  manager: EntityManager,
  noticeId: string,
): Promise<{ state: string; error: string | null } | undefined> {
  const rows: { state: string; error: string | null }[] = await manager.query(
    'select state, error from notices where notice_id = $1 for update',
    [noticeId],
  );
  return rows[0];
}

export async function reviveNotice(manager: EntityManager, noticeId: string): Promise<void> {
  await manager.query(
    `update notices set state = 'kept', attempts = 0, next_attempt_at = now() where notice_id = $1`,
    [noticeId],
  );
}
