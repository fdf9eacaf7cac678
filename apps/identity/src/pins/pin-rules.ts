import rules from './pin-rules.json';

/** Tries, waits and how long a proof stays fresh: figures of the operator, as data. */
export const PIN_RULES = rules;

/** From then on a code lifts the lock. */
export function resettableAt(lockedAt: Date): Date {
  return new Date(lockedAt.getTime() + rules.lockedMinutes * 60_000);
}

export function isFresh(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() < rules.freshSignInMinutes * 60_000;
}
