import type { OwnGrantState, PaydaysV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** One tranche of one household, as its line stands. */
export interface GrantRow {
  rosterId: string;
  programme: string;
  ruleSet: string;
  idcs: string;
  outcome: 'wallet' | 'voucher' | 'nothing_due' | 'held';
  reason: string | null;
  dueMinor: string;
  method: 'wallet' | 'voucher' | null;
  lineState: 'waiting' | 'paid' | 'returned' | null;
  lineReason: string | null;
  endedAt: Date | null;
}

const LISTED_MAX = 100;

/**
 * What is approved for the households of this person, the newest first. Only his own network's word makes somebody the
 * payee of a household: what another network says of its number opens nothing here.
 */
export function grantsOf(manager: EntityManager, personId: string, rosterId?: string): Promise<GrantRow[]> {
  return manager.query(
    `select h.roster_id as "rosterId", r.programme, r.rule_set as "ruleSet", h.idcs, h.outcome, h.reason,
            h.due_minor as "dueMinor", l.method, l.state as "lineState", l.reason as "lineReason",
            l.ended_at as "endedAt"
       from payees p
       join households h on h.idcs = p.idcs and h.network = p.network
       join rosters r on r.roster_id = h.roster_id and r.state in ('approved', 'disbursing', 'closed')
       left join lines l on l.roster_id = h.roster_id and l.idcs = h.idcs
      where p.person_id = $1 and ($2::uuid is null or h.roster_id = $2)
      order by r.approved_at desc, h.roster_id limit $3`,
    [personId, rosterId ?? null, LISTED_MAX],
  );
}

export function stateOf({ outcome, lineState }: GrantRow): OwnGrantState {
  if (outcome === 'held' || outcome === 'nothing_due') return outcome;
  return lineState === 'paid' || lineState === 'returned' ? lineState : 'announced';
}

/** Those that are not over on this day, the next first. */
export function paydaysFrom(
  manager: EntityManager,
  programmes: readonly string[],
  day: string,
): Promise<PaydaysV1[]> {
  return manager.query(
    `select programme, pays_from::text as "from", pays_until::text as "until", source from paydays
      where programme = any($1) and pays_until >= $2::date order by pays_from, programme limit $3`,
    [programmes, day, LISTED_MAX],
  );
}
