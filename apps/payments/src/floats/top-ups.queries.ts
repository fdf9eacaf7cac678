import type { TopUpV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

interface TopUpRow {
  top_up_id: string;
  float_id: string;
  amount_minor: string;
  currency: string;
  bank_reference: string;
  proposed_by: string;
  proposed_at: Date;
  approved_by: string | null;
  posted_at: Date | null;
  refusal: string | null;
  closed_by: string | null;
  closing_reason: string | null;
}

/** @returns false when the id or the bank's reference is there already: nothing is written then */
export async function insertTopUp(
  manager: EntityManager,
  one: Pick<TopUpV1, 'topUpId' | 'floatId' | 'amount' | 'bankReference' | 'proposedBy'>,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into float_top_ups (top_up_id, float_id, amount_minor, currency, bank_reference, proposed_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning true`,
    [one.topUpId, one.floatId, one.amount.minor, one.amount.currency, one.bankReference, one.proposedBy],
  );
  return rows.length === 1;
}

export async function readTopUp(manager: EntityManager, topUpId: string): Promise<TopUpV1 | undefined> {
  const rows: TopUpRow[] = await manager.query('select * from float_top_ups where top_up_id = $1', [topUpId]);
  return rows[0] && topUpV1(rows[0]);
}

/** What waits for a second person or for the ledger, the oldest first. */
export async function readOpenTopUps(manager: EntityManager, limit: number): Promise<TopUpV1[]> {
  const rows: TopUpRow[] = await manager.query(
    `select * from float_top_ups where posted_at is null and refusal is null and closed_by is null
      order by proposed_at limit $1`,
    [limit],
  );
  return rows.map(topUpV1);
}

/** Of those the ledger is to be asked again about. */
export async function readUnanswered(manager: EntityManager, limit: number): Promise<TopUpV1[]> {
  const rows: TopUpRow[] = await manager.query(
    `select * from float_top_ups where approved_at is not null and posted_at is null and refusal is null
      order by proposed_at limit $1`,
    [limit],
  );
  return rows.map(topUpV1);
}

/** One statement decides: a second person, once. @returns false when nothing was approved now */
export async function approve(manager: EntityManager, topUpId: string, by: string): Promise<boolean> {
  const [, approved] = (await manager.query(
    `update float_top_ups set approved_by = $2, approved_at = now()
      where top_up_id = $1 and approved_by is null and closed_by is null and proposed_by <> $2`,
    [topUpId, by],
  )) as [unknown, number];
  return approved === 1;
}

/** One statement decides, as there: by who proposed it or by another. @returns false when nothing was closed now */
export async function close(
  manager: EntityManager,
  { topUpId, by, reason, isMaker }: { topUpId: string; by: string; reason: string; isMaker: boolean },
): Promise<boolean> {
  const [, closed] = (await manager.query(
    `update float_top_ups set closed_by = $2, closed_at = now(), closing_reason = $3
      where top_up_id = $1 and approved_by is null and closed_by is null and (proposed_by = $2) = $4`,
    [topUpId, by, reason, isMaker],
  )) as [unknown, number];
  return closed === 1;
}

/** What the ledger said is final for the id. */
export async function writeAnswer(
  manager: EntityManager,
  topUpId: string,
  answer: { postedAt: string } | { refusal: string },
): Promise<void> {
  await manager.query(
    `update float_top_ups set posted_at = $2, refusal = $3
      where top_up_id = $1 and approved_at is not null and posted_at is null and refusal is null`,
    'postedAt' in answer ? [topUpId, answer.postedAt, null] : [topUpId, null, answer.refusal],
  );
}

function topUpV1(row: TopUpRow): TopUpV1 {
  return {
    topUpId: row.top_up_id,
    floatId: row.float_id,
    amount: { minor: row.amount_minor, currency: row.currency },
    bankReference: row.bank_reference,
    state: stateOf(row),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.approved_by !== null && { approvedBy: row.approved_by }),
    ...(row.refusal !== null && { refusal: row.refusal }),
    ...(row.closed_by !== null && { closedBy: row.closed_by }),
    ...(row.closing_reason !== null && { closingReason: row.closing_reason }),
  };
}

function stateOf({ approved_by, posted_at, refusal, closed_by, proposed_by }: TopUpRow): TopUpV1['state'] {
  if (closed_by !== null) return closed_by === proposed_by ? 'withdrawn' : 'rejected';
  if (posted_at !== null) return 'posted';
  if (refusal !== null) return 'refused';
  return approved_by === null ? 'proposed' : 'approved';
}
