import type { PostingRefusal, TransferToPostV1 } from '@hanout/contracts';
import { repeated } from '@hanout/database';
import type { DataSource } from 'typeorm';
import { bytesArray } from '../transfers/array-literal';
import { contentHash } from '../transfers/transfer.content';

export const CROSSING_STATES = ['placing', 'posting', 'voiding', 'done', 'refused'] as const;
export type CrossingState = (typeof CROSSING_STATES)[number];

/** A transfer that lies on several instances, at the one that decides over it. */
export interface Crossing {
  transfer_id: string;
  content_hash: Buffer;
  transfer: TransferToPostV1;
  state: CrossingState;
  reason: PostingRefusal | null;
  decided_at: Date | null;
}

/** How long whoever began one has before the job looks after it too; both at once would do no harm. */
const FIRST_TRY_SECONDS = 3;

/** Committed before anything is asked of anybody. Returns the ids that are new. */
export async function beginCrossings(
  dataSource: DataSource,
  transfers: readonly TransferToPostV1[],
): Promise<Set<string>> {
  const begun = await repeated(() =>
    dataSource.query<{ transfer_id: string }[]>(
      `insert into crossings (transfer_id, content_hash, transfer, next_try_at)
         select transfer_id, content_hash, transfer, now() + make_interval(secs => $4)
           from unnest($1::uuid[], $2::bytea[], $3::jsonb[]) c(transfer_id, content_hash, transfer) order by transfer_id
       on conflict do nothing returning transfer_id`,
      [
        transfers.map(({ transferId }) => transferId),
        bytesArray(transfers.map(contentHash)),
        transfers.map((transfer) => JSON.stringify(transfer)),
        FIRST_TRY_SECONDS,
      ],
    ),
  );
  return new Set(begun.map(({ transfer_id }) => transfer_id));
}

/** Those that are there, in the order of the ids. */
export function readCrossings(dataSource: DataSource, transferIds: readonly string[]): Promise<Crossing[]> {
  return dataSource.query<Crossing[]>(
    `select transfer_id, content_hash, transfer, state, reason, decided_at
       from unnest($1::uuid[]) with ordinality q(transfer_id, place) join crossings using (transfer_id) order by place`,
    [transferIds],
  );
}

export interface Decision {
  transferId: string;
  reason: PostingRefusal | undefined;
}

/** The point of no return: from here on a transfer is posted everywhere, or nowhere. */
export async function decideCrossings(dataSource: DataSource, decisions: readonly Decision[]): Promise<void> {
  await repeated(() =>
    dataSource.query(
      `update crossings c
         set state = case when d.reason is null then 'posting' else 'voiding' end, reason = d.reason,
           decided_at = date_trunc('milliseconds', clock_timestamp())
         from unnest($1::uuid[], $2::text[]) d(transfer_id, reason)
         where c.transfer_id = d.transfer_id and c.state = 'placing'`,
      [decisions.map(({ transferId }) => transferId), decisions.map(({ reason }) => reason ?? null)],
    ),
  );
}

export async function endCrossings(dataSource: DataSource, transferIds: readonly string[]): Promise<void> {
  await repeated(() =>
    dataSource.query(
      `update crossings set state = case state when 'posting' then 'done' else 'refused' end, ended_at = now()
         where transfer_id = any($1::uuid[]) and state in ('posting', 'voiding')`,
      [transferIds],
    ),
  );
}

/** Takes those that are due, moving their next try: nobody holds a lock while peers are asked. */
export async function takeUpCrossings(dataSource: DataSource, limit: number): Promise<string[]> {
  const [taken] = await dataSource.query<[{ transfer_id: string }[], number]>(
    `update crossings set attempts = attempts + 1,
         next_try_at = now() + make_interval(secs => least(2 ^ least(attempts + 1, 6), 60))
       where transfer_id in (select transfer_id from crossings where ended_at is null and next_try_at <= now()
         order by next_try_at limit $1 for update skip locked)
       returning transfer_id`,
    [limit],
  );
  return taken.map(({ transfer_id }) => transfer_id);
}

/** After a start nobody is at work on them, or another process of this instance is, which does no harm. */
export async function hurryCrossings(dataSource: DataSource): Promise<void> {
  await dataSource.query('update crossings set next_try_at = now() where ended_at is null');
}
