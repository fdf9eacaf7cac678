import type { MatchState, NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Every line of a network ($1) of a day ($2): each of ours of that day beside theirs of whatever day, and each of theirs of
 * that day whose one of ours is of another day or nowhere.
 */
export const MATCHED = `
  select coalesce(o.reference, l.reference) as reference, coalesce(o.direction, l.direction) as direction,
         coalesce(o.movement_id, l.movement_id) as movement_id, o.window_id,
         o.day as our_day, o.amount_minor as our_minor, l.day as their_day, l.amount_minor as their_minor,
         coalesce(o.amount_currency, l.amount_currency) as currency,
         case when o.movement_id is null then 'theirs_only' when l.reference is null then 'ours_only'
              when (o.amount_minor, o.amount_currency) <> (l.amount_minor, l.amount_currency) then 'amount_differs'
              when o.day <> l.day then 'late' else 'matched' end as state
    from (
      select o.movement_id, o.network, o.direction, l.reference as told from our_lines o
        left join report_lines l
          on l.movement_id = o.movement_id and l.network = o.network and l.direction = o.direction
       where o.network = $1 and o.day = $2
      union
      select l.movement_id, l.network, l.direction, l.reference from report_lines l
       where l.network = $1 and l.day = $2) as pairs
    left join our_lines o using (movement_id, network, direction)
    left join report_lines l
      on l.network = pairs.network and l.reference = pairs.told and l.direction = pairs.direction`;

export async function readMatchTotals(
  manager: EntityManager,
  { network, day }: { network: NetworkName; day: string },
): Promise<{ state: MatchState; currency: string; lines: number; difference: string }[]> {
  return manager.query(
    `select state, currency, count(*)::int as lines,
            sum((coalesce(our_minor, 0) - coalesce(their_minor, 0)) * case direction when 'in' then 1 else -1 end)::text
              as difference
       from (${MATCHED}) as lines group by state, currency order by state, currency`,
    [network, day],
  );
}

export interface MatchRow {
  reference: string;
  direction: 'in' | 'out';
  state: MatchState;
  currency: string;
  our_minor: string | null;
  their_minor: string | null;
  is_settled: boolean;
}

/** By reference and direction; `after` is both of the last line, with a space between. */
export function readMatchLines(
  manager: EntityManager,
  page: { network: NetworkName; day: string; state?: MatchState; after?: string; limit: number },
): Promise<MatchRow[]> {
  return manager.query(
    `select l.reference, l.direction, l.state, l.currency, l.our_minor, l.their_minor,
            w.closed_at is not null and (i.window_id is null or i.settled_at is not null) as is_settled
       from (${MATCHED}) as l
       left join settlement_windows w using (window_id)
       left join settlement_instructions i using (window_id)
      where ($3::text is null or l.state = $3) and ($4::text is null or l.reference || ' ' || l.direction > $4 collate "C")
      order by l.reference || ' ' || l.direction collate "C" limit $5`,
    [page.network, page.day, page.state ?? null, page.after ?? null, page.limit],
  );
}
