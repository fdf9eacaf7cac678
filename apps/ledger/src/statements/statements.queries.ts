import type { EntityManager } from 'typeorm';

export interface StatementBounds {
  currency: string;
  opening: string;
  closing: string;
}

export interface EntryLine {
  entry_id: string;
  transfer_id: string;
  kind: string;
  reference: string | null;
  direction: 'debit' | 'credit';
  amount_minor: string;
  balance_after_minor: string;
  counter_account_id: string;
  posted_at: Date;
}

/** A place in an account's history: after the entry of this id posted at this time. */
export interface EntryPlace {
  postedAt: Date;
  entryId: string;
}

/** Two index look-ups, whatever the length of the history: the balance after the last entry before each end. */
export async function readBounds(
  manager: EntityManager,
  { accountId, from, to }: { accountId: string; from: Date; to: Date },
): Promise<StatementBounds | undefined> {
  const [bounds] = await manager.query<StatementBounds[]>(
    `select a.currency, coalesce(o.balance_after_minor, 0) as opening, coalesce(c.balance_after_minor, 0) as closing
       from accounts a
       left join lateral (select balance_after_minor from entries
         where account_id = a.account_id and posted_at < $2 order by posted_at desc, entry_id desc limit 1) o on true
       left join lateral (select balance_after_minor from entries
         where account_id = a.account_id and posted_at < $3 order by posted_at desc, entry_id desc limit 1) c on true
       where a.account_id = $1`,
    [accountId, from, to],
  );
  return bounds;
}

export async function findPlace(
  manager: EntityManager,
  { accountId, entryId }: { accountId: string; entryId: string },
): Promise<EntryPlace | undefined> {
  const [row] = await manager.query<{ posted_at: Date }[]>(
    'select posted_at from entries where entry_id = $1 and account_id = $2',
    [entryId, accountId],
  );
  return row && { postedAt: row.posted_at, entryId };
}

export function readLines(
  manager: EntityManager,
  { accountId, after, to, limit }: { accountId: string; after: EntryPlace; to: Date; limit: number },
): Promise<EntryLine[]> {
  return manager.query<EntryLine[]>(
    `select e.entry_id, e.transfer_id, t.kind, t.reference, e.direction, e.amount_minor, e.balance_after_minor,
         e.counter_account_id, e.posted_at
       from entries e join transfers t using (transfer_id)
       where e.account_id = $1 and (e.posted_at, e.entry_id) > ($2::timestamptz, $3::bigint) and e.posted_at < $4
       order by e.posted_at, e.entry_id limit $5`,
    [accountId, after.postedAt, after.entryId, to, limit],
  );
}
