import type { EntityManager } from 'typeorm';

/** What a counter paid out and took in, in minor units. */
export interface PastCash {
  outMinor: bigint;
  inMinor: bigint;
}

/** Of so many days until now, by float; those that did nothing are left out. */
export async function readPastCash(manager: EntityManager, days: number): Promise<Map<string, PastCash>> {
  const rows: { float_id: string; out_minor: string; in_minor: string }[] = await manager.query(
    `select case kind when 'cash_in' then payer_wallet_id else payee_wallet_id end as float_id,
            coalesce(sum(amount_minor) filter (where kind = 'cash_out'), 0)::text as out_minor,
            coalesce(sum(amount_minor) filter (where kind = 'cash_in'), 0)::text as in_minor
       from payments
      where kind in ('cash_in', 'cash_out') and state = 'completed'
        and completed_at >= now() - make_interval(days => $1)
      group by 1`,
    [days],
  );
  return new Map(
    rows.map((row) => [row.float_id, { outMinor: BigInt(row.out_minor), inMinor: BigInt(row.in_minor) }]),
  );
}
