import { NETWORKS, type MatchRulesV1, type NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface DayRow {
  network: NetworkName;
  day: string;
  isReported: boolean;
  matched: number;
  late: number;
  amountDiffers: number;
  oursOnly: number;
  theirsOnly: number;
}

/**
 * The states of `MATCHED`, counted over days: each of ours beside theirs of whatever day, and each of theirs whose one of
 * ours is of another day or nowhere. Days with lines or a report, by day and network.
 */
export function readDays(
  manager: EntityManager,
  { from, to }: { from: string; to: string },
): Promise<DayRow[]> {
  const count = (state: string) => `count(*) filter (where state = '${state}')::int`;
  return manager.query(
    `with lines as (
       select o.network, o.day, case when l.reference is null then 'ours_only'
              when (o.amount_minor, o.amount_currency) <> (l.amount_minor, l.amount_currency) then 'amount_differs'
              when o.day <> l.day then 'late' else 'matched' end as state
         from our_lines o left join report_lines l using (movement_id, network, direction)
        where o.network = any($3) and o.day between $1 and $2
       union all
       select l.network, l.day, case when o.movement_id is null then 'theirs_only'
              when (o.amount_minor, o.amount_currency) <> (l.amount_minor, l.amount_currency) then 'amount_differs'
              else 'late' end
         from report_lines l left join our_lines o using (movement_id, network, direction)
        where l.network = any($3) and l.day between $1 and $2 and (o.movement_id is null or o.day <> l.day)
       union all
       select network, day, null from network_reports where network = any($3) and day between $1 and $2)
     select network, day::text, bool_or(state is null) as "isReported", ${count('matched')} as matched,
            ${count('late')} as late, ${count('amount_differs')} as "amountDiffers",
            ${count('ours_only')} as "oursOnly", ${count('theirs_only')} as "theirsOnly"
       from lines group by network, lines.day order by lines.day, network`,
    [from, to, NETWORKS],
  );
}

/** The latest first. */
export async function readRules(manager: EntityManager): Promise<MatchRulesV1[]> {
  return manager.query(
    `select effective_from::text as "effectiveFrom", late_days as "lateDays", confirm_days as "confirmDays", source
       from match_rules order by match_rules.effective_from desc`,
  );
}
