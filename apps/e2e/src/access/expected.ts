import { OPERATIONS, type Operation } from '@hanout/access';
import type { Role } from '@hanout/contracts';
import type { Scenario } from './scenario';

export const OBJECTS = ['own', 'others', 'absent'] as const;
export type ObjectOf = (typeof OBJECTS)[number];

/** `reached`: the owner looked at the object and did what was asked, or said why it cannot be done. */
export type Outcome = 'reached' | 401 | 403 | 404;

/** What the table and the scenario say of a role and an object. */
export function expectedOutcome(
  operation: Operation,
  scenario: Scenario,
  { role, object }: { role: Role; object: ObjectOf },
): Outcome {
  const reach = OPERATIONS[operation][role];
  if (reach === undefined) return 403;
  if (object === 'absent') return 404;
  if (object === 'others' && reach !== 'all') return scenario.othersStatus ?? 404;
  return 'reached';
}

/** Done, or refused for a reason of the business. A 400 would say that the scenario never came as far as the object. */
const REACHED = [200, 201, 202, 204, 409, 422];

export function outcomeOf(status: number, { reachedBy }: Scenario): Outcome | number {
  return REACHED.includes(status) || status === reachedBy ? 'reached' : status;
}
