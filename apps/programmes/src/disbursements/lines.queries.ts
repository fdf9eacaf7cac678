import type { EntityManager } from 'typeorm';
import type { LineEnding, WaitingLine } from './line-transfers';

interface LineColumns {
  line_id: string;
  attempt: number;
  idcs: string;
  method: 'wallet' | 'voucher';
  network: string;
  amount_minor: string;
  amount_currency: string;
  wallet_id: string | null;
  person_id: string | null;
}

/** The next lines to pay, always in the same order. */
export async function waitingLines(
  manager: EntityManager,
  roster: { rosterId: string; afterLineId: string | undefined; limit: number },
): Promise<WaitingLine[]> {
  const rows: LineColumns[] = await manager.query(
    `select line_id, attempt, idcs, method, network, amount_minor, amount_currency, wallet_id, person_id
       from lines
      where roster_id = $1 and state = 'waiting' and ($2::uuid is null or line_id > $2)
      order by line_id limit $3`,
    [roster.rosterId, roster.afterLineId ?? null, roster.limit],
  );
  return rows.map((row) => ({
    lineId: row.line_id,
    attempt: row.attempt,
    idcs: row.idcs,
    method: row.method,
    network: row.network,
    amountMinor: BigInt(row.amount_minor),
    amountCurrency: row.amount_currency,
    walletId: row.wallet_id,
    personId: row.person_id,
  }));
}

/**
 * Lines whose attempt the ledger has refused are tried again under the next one. Raised from exactly the attempt that
 * was refused: two instances that heard the same no, or one that comes late, raise it once between them.
 */
export async function raiseAttempts(
  manager: EntityManager,
  rosterId: string,
  refused: readonly WaitingLine[],
): Promise<void> {
  await manager.query(
    `update lines l set attempt = l.attempt + 1
       from unnest($2::uuid[], $3::integer[]) as refused (line_id, attempt)
      where l.roster_id = $1 and l.line_id = refused.line_id and l.attempt = refused.attempt and l.state = 'waiting'`,
    [rosterId, refused.map(({ lineId }) => lineId), refused.map(({ attempt }) => attempt)],
  );
}

/**
 * Lines whose wallet holds all that it may are paid by voucher, under the attempt after the one that was refused: two
 * instances that heard the same no turn them once between them.
 */
export async function turnToVouchers(
  manager: EntityManager,
  rosterId: string,
  full: readonly WaitingLine[],
): Promise<void> {
  await manager.query(
    `with turned as (
       update lines l set method = 'voucher', attempt = l.attempt + 1
         from unnest($2::uuid[], $3::integer[]) as refused (line_id, attempt)
        where l.roster_id = $1 and l.line_id = refused.line_id and l.attempt = refused.attempt
          and l.state = 'waiting' and l.method = 'wallet'
       returning 1)
     update rosters set wallet_lines = wallet_lines - (select count(*) from turned),
                        voucher_lines = voucher_lines + (select count(*) from turned)
      where roster_id = $1`,
    [rosterId, full.map(({ lineId }) => lineId), full.map(({ attempt }) => attempt)],
  );
}

/** Ends lines that still wait and answers those alone: what another instance has ended meanwhile is not ended again. */
export async function endWaitingLines(
  manager: EntityManager,
  rosterId: string,
  endings: readonly LineEnding[],
): Promise<LineEnding[]> {
  const rows: { line_id: string }[] = await manager.query(
    `with ended as (
       update lines l set state = told.state, reason = told.reason, ended_at = told.ended_at
         from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as told (line_id, state, reason, ended_at)
        where l.roster_id = $1 and l.line_id = told.line_id and l.state = 'waiting'
       returning l.line_id)
     select line_id from ended`,
    [
      rosterId,
      endings.map(({ line }) => line.lineId),
      endings.map(({ state }) => state),
      endings.map(({ reason }) => reason),
      endings.map(({ endedAt }) => endedAt),
    ],
  );
  const ended = new Set(rows.map((row) => row.line_id));
  return endings.filter(({ line }) => ended.has(line.lineId));
}

/** The counters people look at, moved by exactly the lines that ended. */
export async function countEndings(
  manager: EntityManager,
  rosterId: string,
  endings: readonly LineEnding[],
): Promise<void> {
  const wallets = endings.filter(({ state, line }) => state === 'paid' && line.method === 'wallet');
  const vouchers = endings.filter(({ state, line }) => state === 'paid' && line.method === 'voucher');
  const returned = endings.filter(({ state }) => state === 'returned');
  await manager.query(
    `update rosters set
       wallets_paid = wallets_paid + $2, wallets_paid_minor = wallets_paid_minor + $3,
       vouchers_issued = vouchers_issued + $4, vouchers_issued_minor = vouchers_issued_minor + $5,
       returned = returned + $6, returned_minor = returned_minor + $7
     where roster_id = $1`,
    [rosterId, ...[wallets, vouchers, returned].flatMap((part) => [part.length, sumMinor(part)])],
  );
}

/** Closes a roster none of whose lines waits any more; says whether it did. */
export async function closeRoster(manager: EntityManager, rosterId: string): Promise<boolean> {
  const [, closed] = (await manager.query(
    `update rosters set state = 'closed', closed_at = now()
      where roster_id = $1 and state = 'disbursing'
        and not exists (select 1 from lines where roster_id = $1 and state = 'waiting')`,
    [rosterId],
  )) as [unknown, number];
  return closed > 0;
}

/** Each line the ledger would not take stands among the findings, with the ledger's reason. */
export async function storeReturnedFindings(
  manager: EntityManager,
  rosterId: string,
  endings: readonly LineEnding[],
): Promise<void> {
  const returned = endings.filter(({ state }) => state === 'returned');
  if (returned.length === 0) return;
  await manager.query(
    `insert into findings (roster_id, file, row_no, subject, outcome, reason)
     select $1, 'households', h.row_no, told.idcs, 'returned', told.reason
       from unnest($2::text[], $3::text[]) as told (idcs, reason)
       join households h on h.roster_id = $1 and h.idcs = told.idcs
      order by told.idcs`,
    [rosterId, returned.map(({ line }) => line.idcs), returned.map(({ reason }) => reason)],
  );
}

function sumMinor(endings: readonly LineEnding[]): string {
  return endings.reduce((sum, { line }) => sum + line.amountMinor, 0n).toString();
}
