import { businessDayOf } from '@hanout/calendar';
import type { EntityManager } from 'typeorm';

export interface WalletToClose {
  walletId: string;
  personId: string;
  merchantCode: string | null;
}

export interface DayClosing {
  walletId: string;
  day: string;
  operations: number;
  salesMinor: bigint;
  refundedMinor: bigint;
  feesMinor: bigint;
  closingMinor: bigint;
}

/** The last day that was closed, else the first on which anything was paid; undefined while nothing was. */
export async function nextDay(
  manager: EntityManager,
): Promise<{ day: string; isClosed: boolean } | undefined> {
  const [row] = await manager.query<{ closed: string | null; began: Date | null }[]>(
    // The first payment has no index: it is looked for only until a day is closed.
    `select closed, case when closed is null then (select min(completed_at) from payments) end as began
       from (select max(day)::text as closed from closed_days) as days`,
  );
  if (row?.closed) return { day: row.closed, isClosed: true };
  return row?.began ? { day: businessDayOf(row.began), isClosed: false } : undefined;
}

/**
 * Shops that were paid or gave money back on that day and have no row yet, in the order of their wallets. One whose
 * payment the ledger has not answered for may belong to it too: the ledger tells when it is read.
 */
export async function findWallets(
  manager: EntityManager,
  page: { day: string; from: Date; to: Date; after: string | undefined; limit: number },
): Promise<WalletToClose[]> {
  return manager.query<WalletToClose[]>(
    `with touched as (
       select payer_wallet_id, payee_wallet_id from payments where completed_at >= $1 and completed_at < $2
       union all
       select payer_wallet_id, payee_wallet_id from ledger_asks join payments using (payment_id) where created_at < $2)
     select w.wallet_id as "walletId", w.person_id as "personId",
            (select min(code) from merchants m where m.wallet_id = w.wallet_id) as "merchantCode"
       from wallets w
      where w.kind = 'merchant' and ($4::uuid is null or w.wallet_id > $4)
        and w.wallet_id in (select payer_wallet_id from touched union select payee_wallet_id from touched)
        and not exists (select 1 from day_closings c where c.wallet_id = w.wallet_id and c.day = $3)
      order by w.wallet_id limit $5`,
    [page.from, page.to, page.day, page.after ?? null, page.limit],
  );
}

/** False when the row stands already. */
export async function writeClosing(manager: EntityManager, closing: DayClosing): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into day_closings
       (wallet_id, day, operations, sales_minor, refunded_minor, fees_minor, closing_minor)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning wallet_id`,
    [
      closing.walletId,
      closing.day,
      closing.operations,
      closing.salesMinor,
      closing.refundedMinor,
      closing.feesMinor,
      closing.closingMinor,
    ].map((value) => (typeof value === 'bigint' ? value.toString() : value)),
  );
  return rows.length > 0;
}

export async function closeDay(manager: EntityManager, day: string): Promise<void> {
  await manager.query('insert into closed_days (day) values ($1) on conflict do nothing', [day]);
}
