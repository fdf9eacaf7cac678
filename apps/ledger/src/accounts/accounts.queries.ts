import { createHash } from 'node:crypto';
import {
  shardOf,
  type AccountChangeRefusal,
  type AccountChangeV1,
  type AccountEventV1,
  type AccountToOpenV1,
  type ChangeAccountV1,
} from '@hanout/contracts';
import { repeated } from '@hanout/database';
import type { DataSource, EntityManager } from 'typeorm';
import { hasValidBounds, openingHash, type AccountsFound } from './account.opening';

export async function openAccounts(
  dataSource: DataSource,
  asked: readonly AccountToOpenV1[],
): Promise<AccountsFound> {
  const rows = asked.filter(hasValidBounds);
  const ids = rows.map((account) => account.accountId);
  const opened = await repeated(() =>
    dataSource.query<{ account_id: string }[]>(
      `select open_accounts as account_id from open_accounts($1::uuid[], $2::smallint[], $3::text[], $4::text[],
         $5::text[], $6::bigint[], $7::bigint[], $8::bytea[])`,
      [
        ids,
        ids.map(shardOf),
        rows.map((account) => account.kind),
        rows.map((account) => account.network ?? null),
        rows.map((account) => account.currency),
        rows.map((account) => account.floorMinor ?? null),
        rows.map((account) => account.ceilingMinor ?? null),
        rows.map(openingHash),
      ],
    ),
  );
  // A statement of its own: what another opening has just committed is only visible to a new one.
  const known = await dataSource.query<{ account_id: string; hash: string }[]>(
    `select account_id, encode(opening_hash, 'hex') as hash from accounts where account_id = any($1::uuid[])`,
    [ids],
  );
  return {
    opened: new Set(opened.map((row) => row.account_id)),
    hashes: new Map(known.map((row) => [row.account_id, row.hash])),
  };
}

export function changeAccount(dataSource: DataSource, change: ChangeAccountV1): Promise<AccountChangeV1> {
  return repeated(() => changeAccountWithin(dataSource.manager, change));
}

/** Within a transaction of the caller's, which then holds the head of the log until it ends. */
export async function changeAccountWithin(
  manager: EntityManager,
  change: ChangeAccountV1,
): Promise<AccountChangeV1> {
  const { changeId, accountId, status = null, floorMinor = null, ceilingMinor = null, reason } = change;
  const parameters = [
    changeId,
    changeHash(change),
    accountId,
    status,
    floorMinor !== null,
    floorMinor,
    ceilingMinor !== null,
    ceilingMinor,
    reason,
  ];
  const [row] = await manager.query<
    { outcome: AccountChangeV1['outcome']; refusal: AccountChangeRefusal | null; changed_at: Date | null }[]
  >('select * from change_account($1, $2, $3, $4, $5, $6, $7, $8, $9)', parameters);
  const { outcome, refusal, changed_at } = row!;
  return {
    changeId,
    outcome,
    ...(refusal && { reason: refusal }),
    ...(changed_at && { changedAt: changed_at.toISOString() }),
  };
}

function changeHash({ accountId, status, floorMinor, ceilingMinor, reason }: ChangeAccountV1): Buffer {
  const minor = (text: string | null | undefined) => (text ? BigInt(text).toString() : null);
  const content = [accountId.toLowerCase(), status ?? null, minor(floorMinor), minor(ceilingMinor), reason];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

export async function readHistory(
  dataSource: DataSource,
  { accountNo, afterEventId, limit }: { accountNo: bigint; afterEventId: string; limit: number },
): Promise<AccountEventV1[]> {
  const rows = await dataSource.query<EventRow[]>(
    // An asker may name a larger number than a log can have.
    `select no, event, status, floor_minor, ceiling_minor, reason, posted_at from account_events
       where account_no = $1 and no > least($2::numeric, 9223372036854775807)::bigint order by no limit $3`,
    [accountNo, afterEventId, limit],
  );
  return rows.map((row) => ({
    eventId: row.no,
    event: row.event,
    status: row.status,
    ...(row.floor_minor !== null && { floorMinor: row.floor_minor }),
    ...(row.ceiling_minor !== null && { ceilingMinor: row.ceiling_minor }),
    ...(row.reason !== null && { reason: row.reason }),
    at: row.posted_at.toISOString(),
  }));
}

interface EventRow {
  no: string;
  event: AccountEventV1['event'];
  status: AccountEventV1['status'];
  floor_minor: string | null;
  ceiling_minor: string | null;
  reason: string | null;
  posted_at: Date;
}
