import type { DataSource, EntityManager } from 'typeorm';

export interface LedgerHead {
  ledger: string;
  no: string;
  /** Hex. */
  hash: string;
  at: string;
}

/**
 * Keeps a head once, and tells whether it contradicts one that was kept before: in one history a number has one hash, and
 * time does not go back as numbers go up. One at a time, or two that contradict each other might not see each other.
 */
export async function keepHead(
  manager: EntityManager,
  { ledger, no, hash, at }: LedgerHead,
): Promise<{ isContradiction: boolean }> {
  await manager.query('lock table ledger_heads in share row exclusive mode');
  const [kept] = await manager.query<{ is_contradiction: boolean }[]>(
    `insert into ledger_heads (ledger, no, hash, at, is_contradiction)
       select $1, $2::bigint, decode($3, 'hex'), $4::timestamptz, exists (
         select from ledger_heads h where h.ledger = $1 and (
           h.no = $2 and h.hash <> decode($3, 'hex') or h.no < $2 and h.at > $4 or h.no > $2 and h.at < $4))
       on conflict do nothing
       returning is_contradiction`,
    [ledger, no, hash, at],
  );
  return { isContradiction: kept?.is_contradiction ?? false };
}

export interface HeadRow {
  head_id: string;
  ledger: string;
  no: string;
  hash: string;
  at: Date;
  received_at: Date;
  is_contradiction: boolean;
}

export function readHeads(
  dataSource: DataSource,
  { after, limit }: { after: string; limit: number },
): Promise<HeadRow[]> {
  return dataSource.query<HeadRow[]>(
    `select head_id, ledger, no, encode(hash, 'hex') as hash, at, received_at, is_contradiction
       from ledger_heads where head_id > $1 order by head_id limit $2`,
    [after, limit],
  );
}
