import type { SmsOutcome } from '../sms/sms-provider';
import type { ParkReason } from './delivery.moves';

export type NextMove =
  | { move: 'deliver' }
  | { move: 'postpone'; seconds: number }
  | { move: 'park'; reason: ParkReason; detail?: string };

const FIRST_PAUSE_SECONDS = 5;
const PAUSE_MAX_SECONDS = 900;

/** Doubles with each attempt; the database adds jitter. */
export function pauseAfter(attempts: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 10), PAUSE_MAX_SECONDS);
}

/**
 * What follows from the provider's word. What is unknown goes again, under the same id, only to a provider that knows a
 * message by it; to any other it might arrive twice, so it is parked.
 */
export function nextMove(
  outcome: SmsOutcome,
  { attempts, attemptsMax, knowsIds }: { attempts: number; attemptsMax: number; knowsIds: boolean },
): NextMove {
  const isLast = attempts >= attemptsMax;
  switch (outcome.outcome) {
    case 'accepted':
      return { move: 'deliver' };
    case 'rejected':
      return { move: 'park', reason: 'refused_by_provider', ...detailOf(outcome.reason) };
    case 'later':
      if (isLast) return { move: 'park', reason: 'gave_up' };
      return { move: 'postpone', seconds: Math.max(outcome.afterSeconds ?? 0, pauseAfter(attempts)) };
    case 'unknown':
      if (isLast || !knowsIds) return { move: 'park', reason: 'unknown' };
      return { move: 'postpone', seconds: pauseAfter(attempts) };
  }
}

/** A provider may write the number into its reason: only what looks like a code is kept. */
function detailOf(reason: string): { detail?: string } {
  return /^[a-z][a-z_]{0,39}$/i.test(reason) ? { detail: reason } : {};
}
