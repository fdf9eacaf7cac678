import type { EntityManager } from 'typeorm';

/** What a counter paid out and took in, in minor units. */
export interface PastCash {
  outMinor: bigint;
  inMinor: bigint;
}

/** Of so many days until now, by float; those that did nothing are left out. */
export async function readPastCash(manager: EntityManager, days: number): Promise<Map<string, PastCash>> {
  const rows: { float_id: string; out_minor: string; in_minor: string }[] = await manager.query(
    `select case c.kind when 'cash_in' then p.payer_wallet_id else p.payee_wallet_id end as float_id,
            coalesce(sum(p.amount_minor) filter (where c.kind = 'cash_out'), 0)::text as out_minor,
            coalesce(sum(p.amount_minor) filter (where c.kind = 'cash_in'), 0)::text as in_minor
       from completions c join payments p using (payment_id)
      where c.kind in ('cash_in', 'cash_out') and c.completed_at >= now() - make_interval(days => $1)
      group by 1`,
    [days],
  );
  return new Map(
    rows.map((row) => [row.float_id, { outMinor: BigInt(row.out_minor), inMinor: BigInt(row.in_minor) }]),
  );
}
