import type { BulkLineState, BulkProblemV1, BulkProblemsV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { Bulk } from './bulks.queries';

/** What came of a line is what came of its payment; without one it waits, or was refused before. */
const STATE = `case when l.failure is not null or p.state = 'failed' then 'failed'
                    when p.payment_id is null then 'waiting'
                    when p.state = 'completed' then 'paid' else 'pending' end`;

export interface ResultCounts {
  waiting: number;
  pending: number;
  paid: number;
  failed: number;
  paidMinor: bigint;
}

export async function countResults(
  manager: EntityManager,
  { bulkId, state, lines }: Pick<Bulk, 'bulkId' | 'state' | 'lines'>,
): Promise<ResultCounts> {
  const counts: ResultCounts = { waiting: 0, pending: 0, paid: 0, failed: 0, paidMinor: 0n };
  // Nothing has moved before.
  if (state !== 'paying' && state !== 'ended') return { ...counts, waiting: lines };
  const rows: { state: BulkLineState; lines: number; minor: string }[] = await manager.query(
    `select ${STATE} as state, count(*)::int as lines, sum(l.amount_minor) as minor
       from bulk_lines l left join payments p using (payment_id) where l.bulk_id = $1 group by 1`,
    [bulkId],
  );
  for (const row of rows) {
    counts[row.state] = row.lines;
    if (row.state === 'paid') counts.paidMinor = BigInt(row.minor);
  }
  return counts;
}

export interface LineRow {
  line: number;
  reference: string;
  paymentId: string;
  paymentReference: string | null;
  state: BulkLineState;
  payeeWalletId: string;
  merchantCode: string | null;
  amountMinor: string;
  feeMinor: string;
  note: string | null;
  attempt: number;
  failure: string | null;
  completedAt: Date | null;
}

export function readLineRows(
  manager: EntityManager,
  page: { bulkId: string; after: string; limit: number; state?: BulkLineState },
): Promise<LineRow[]> {
  return manager.query(
    `select l.line, l.reference, l.payment_id as "paymentId", p.reference as "paymentReference", ${STATE} as state,
            l.payee_wallet_id as "payeeWalletId", l.merchant_code as "merchantCode", l.amount_minor as "amountMinor",
            l.fee_minor as "feeMinor", l.note, l.attempt, coalesce(l.failure, p.failure) as failure,
            p.completed_at as "completedAt"
       from bulk_lines l left join payments p using (payment_id)
      where l.bulk_id = $1 and l.line > $2 and ($4::text is null or ${STATE} = $4)
      order by l.line limit $3`,
    [page.bulkId, page.after, page.limit, page.state ?? null],
  );
}

/** `limit` lines, each with all its problems. */
export async function readProblems(
  manager: EntityManager,
  { bulkId, after, limit }: { bulkId: string; after: string; limit: number },
): Promise<BulkProblemsV1> {
  const rows: { line: number; problem: Omit<BulkProblemV1, 'line'> }[] = await manager.query(
    `select line, problem from bulk_problems
      where bulk_id = $1 and line in (select distinct line from bulk_problems where bulk_id = $1 and line > $2
                                       order by line limit $3)
      order by line, place`,
    [bulkId, after, limit],
  );
  const isFull = new Set(rows.map(({ line }) => line)).size === limit;
  return {
    items: rows.map(({ line, problem }) => ({ line, ...problem })),
    ...(isFull && { next: String(rows.at(-1)!.line) }),
  };
}

/** Whether some of its payments have no answer of the ledger yet; `isOverdue`: only those that should have one. */
export async function hasPending(
  manager: EntityManager,
  bulkId: string,
  { isOverdue }: { isOverdue: boolean },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from ledger_asks a
      where (not $2 or a.asks > 0 or a.ask_again_at <= now())
        and exists (select 1 from bulk_lines l where l.payment_id = a.payment_id and l.bulk_id = $1) limit 1`,
    [bulkId, isOverdue],
  );
  return rows.length > 0;
}
