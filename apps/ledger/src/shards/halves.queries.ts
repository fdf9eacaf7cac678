import type { TransferToPostV1 } from '@hanout/contracts';
import { repeated } from '@hanout/database';
import type { DataSource } from 'typeorm';
import { plainArray } from '../transfers/array-literal';

export interface Part {
  partId: string;
  transferId: string;
  counters: readonly (string | null)[];
}

/** Before anything is posted under these ids, so that no statement ever shows a line that cannot be told as a whole. */
export async function rememberParts(dataSource: DataSource, parts: readonly Part[]): Promise<void> {
  await repeated(() =>
    dataSource.query(
      `insert into halves (part_id, transfer_id, counter_account_ids)
         select part_id, transfer_id, counters::uuid[] from unnest($1::uuid[], $2::uuid[], $3::text[])
             h(part_id, transfer_id, counters)
           order by part_id
       on conflict do nothing`,
      [
        parts.map(({ partId }) => partId),
        parts.map(({ transferId }) => transferId),
        parts.map(({ counters }) => plainArray(counters)),
      ],
    ),
  );
}

/** What a line of a half is of the whole. */
export interface WholeOfEntry {
  entry_id: string;
  transfer_id: string;
  counter_account_id: string | null;
}

export function readWholes(dataSource: DataSource, entryIds: readonly string[]): Promise<WholeOfEntry[]> {
  return dataSource.query<WholeOfEntry[]>(
    `select l.no as entry_id, h.transfer_id, h.counter_account_ids[l.leg_no] as counter_account_id
       from legs l join halves h on h.part_id = l.transfer_id where l.no = any($1::bigint[])`,
    [entryIds],
  );
}

export interface DecidedId {
  transfer_id: string;
  content_hash: Buffer;
}

export function readDecided(dataSource: DataSource, transferIds: readonly string[]): Promise<DecidedId[]> {
  return dataSource.query<DecidedId[]>(
    'select transfer_id, content_hash from decisions where transfer_id = any($1::uuid[])',
    [transferIds],
  );
}

/** Tried for the first time at once; one that is known already stays as it is. */
export async function rememberRests(
  dataSource: DataSource,
  transfers: readonly TransferToPostV1[],
): Promise<void> {
  await dataSource.query(
    `insert into rests (transfer_id, transfer)
       select (transfer ->> 'transferId')::uuid, transfer from unnest($1::jsonb[]) r(transfer)
     on conflict do nothing`,
    [transfers.map((transfer) => JSON.stringify(transfer))],
  );
}

export interface Rest {
  refusals: number;
  transfer: TransferToPostV1;
}

/** Takes those that are due. Frozen accounts thaw after hours or weeks: the pauses grow to an hour. */
export async function takeUpRests(dataSource: DataSource, limit: number): Promise<Rest[]> {
  const [rests] = await dataSource.query<[Rest[], number]>(
    `update rests set next_try_at = now() + make_interval(secs => least(2 ^ least(refusals, 12), 3600))
       where transfer_id in (select transfer_id from rests where ended_at is null and next_try_at <= now()
         order by next_try_at limit $1 for update skip locked)
       returning refusals, transfer`,
    [limit],
  );
  return rests;
}

/** The next try goes by another id, and only once this one is known to be refused: never is it posted under two. */
export async function countRefusal(dataSource: DataSource, { transfer, refusals }: Rest): Promise<void> {
  await dataSource.query(
    'update rests set refusals = refusals + 1 where transfer_id = $1 and refusals = $2',
    [transfer.transferId, refusals],
  );
}

export async function endRest(dataSource: DataSource, { transfer }: Rest): Promise<void> {
  await dataSource.query('update rests set ended_at = now() where transfer_id = $1', [transfer.transferId]);
}
