import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** Up to which cut-off all windows of a network are settled: nothing was owed, or the bank has done it. */
export async function readSettledThrough(
  manager: EntityManager,
  currency: string,
): Promise<Map<NetworkName, Date>> {
  const rows = await manager.query<{ network: NetworkName; settled_through: Date }[]>(
    `with windows as (
       select w.network, w.cut_off_at, i.window_id is null or i.settled_at is not null as is_settled
         from settlement_windows w left join settlement_instructions i using (window_id)
        where w.closed_at is not null and w.currency = $1
     ), unsettled as (
       select network, min(cut_off_at) as cut_off_at from windows where not is_settled group by network
     )
     select network, max(w.cut_off_at) as settled_through
       from windows w left join unsettled u using (network)
      where u.cut_off_at is null or w.cut_off_at < u.cut_off_at
      group by network`,
    [currency],
  );
  return new Map(rows.map((row) => [row.network, row.settled_through]));
}
