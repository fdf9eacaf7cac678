import type {
  BreakAgeingV1,
  BreakKind,
  BreakResolution,
  BreakState,
  NetworkName,
  OpenBreaksV1,
} from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';

const NAMESPACE = '8d0b6f4a-1f73-4b0e-a0de-5b9a1c7e2d64';

/** What does not agree and cannot be explained by itself. */
export interface NewBreak {
  kind: BreakKind;
  /** What it is about; one kind of break of one subject is opened once. */
  subjectId: string;
  network?: string;
  /** What was found, as plain JSON; no personal data. */
  evidence: object;
}

export async function openBreak(
  manager: EntityManager,
  { kind, subjectId, network, evidence }: NewBreak,
): Promise<void> {
  await manager.query(
    `insert into breaks (break_id, kind, subject_id, network, evidence) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [uuidV5(`${kind}|${subjectId}`, NAMESPACE), kind, subjectId, network ?? null, JSON.stringify(evidence)],
  );
}

export interface BreakRow {
  break_id: string;
  kind: BreakKind;
  state: BreakState;
  network: NetworkName | null;
  evidence: string;
  opened_at: Date;
  closed_at: Date | null;
  resolution: BreakResolution | null;
  proposal_id: string | null;
}

const COLUMNS = `break_id, kind, state, network, evidence::text, opened_at, closed_at, resolution, proposal_id`;

export async function findBreak(manager: EntityManager, breakId: string): Promise<BreakRow | undefined> {
  const rows = await manager.query<BreakRow[]>(`select ${COLUMNS} from breaks where break_id = $1`, [
    breakId,
  ]);
  return rows[0];
}

/** The oldest first. Absent is any. */
export function listBreaks(
  manager: EntityManager,
  page: { state?: BreakState; network?: NetworkName; after?: string; limit: number },
): Promise<BreakRow[]> {
  return manager.query(
    `select ${COLUMNS} from breaks
      where ($1::text is null or state = $1) and ($2::text is null or network = $2)
        and ($3::uuid is null
          or (breaks.opened_at, break_id) > (select b.opened_at, b.break_id from breaks b where b.break_id = $3))
      order by breaks.opened_at, break_id limit $4`,
    [page.state ?? null, page.network ?? null, page.after ?? null, page.limit],
  );
}

const AGES = `count(*) filter (where age < interval '2 days')::int as "upToOneDay",
  count(*) filter (where age >= interval '2 days' and age < interval '4 days')::int as "twoToThreeDays",
  count(*) filter (where age >= interval '4 days' and age < interval '8 days')::int as "fourToSevenDays",
  count(*) filter (where age >= interval '8 days')::int as "overSevenDays"
  from (select network, kind, now() - opened_at as age from breaks where state = 'open') as open`;

export async function countByAge(
  manager: EntityManager,
  network: NetworkName | undefined,
): Promise<BreakAgeingV1> {
  const [row] = await manager.query<[BreakAgeingV1]>(
    `select ${AGES} where $1::text is null or network = $1`,
    [network ?? null],
  );
  return row;
}

/** By network (those of several at the end) and kind. */
export async function countOpen(manager: EntityManager): Promise<OpenBreaksV1[]> {
  const rows = await manager.query<(BreakAgeingV1 & { network: NetworkName | null; kind: BreakKind })[]>(
    `select network, kind, ${AGES} group by network, kind order by network, kind`,
  );
  return rows.map(({ network, kind, ...ageing }) => ({ ...(network !== null && { network }), kind, ageing }));
}

/** @returns false when it is not open any more */
export async function resolveBreak(
  manager: EntityManager,
  given: { breakId: string; resolution: BreakResolution; proposalId: string },
): Promise<boolean> {
  const [, changed] = await manager.query<[unknown[], number]>(
    `update breaks set state = 'resolved', resolution = $2, proposal_id = $3, closed_at = now()
      where break_id = $1 and state = 'open'`,
    [given.breakId, given.resolution, given.proposalId],
  );
  return changed === 1;
}

export interface CommentRow {
  comment_id: string;
  break_id: string;
  written_by: string;
  written_at: Date;
  text: string;
}

/** @returns false when the id is taken */
export async function insertComment(
  manager: EntityManager,
  comment: { commentId: string; breakId: string; by: string; text: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into break_comments (comment_id, break_id, written_by, text) values ($1, $2, $3, $4)
     on conflict do nothing returning 1`,
    [comment.commentId, comment.breakId, comment.by, comment.text],
  );
  return rows.length === 1;
}

export async function findComment(
  manager: EntityManager,
  commentId: string,
): Promise<CommentRow | undefined> {
  const rows = await manager.query<CommentRow[]>('select * from break_comments where comment_id = $1', [
    commentId,
  ]);
  return rows[0];
}

export function listComments(manager: EntityManager, breakId: string, limit: number): Promise<CommentRow[]> {
  return manager.query(
    'select * from break_comments where break_id = $1 order by written_at, comment_id limit $2',
    [breakId, limit],
  );
}
