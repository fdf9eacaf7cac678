import type { Outcome, OutcomeById } from '@hanout/network-kit';
import type { DuePayout, PayoutEnd, Word } from './payout.entity';
import type { Pause } from './payouts.queries';
import type { Unclear } from './settling.queries';

/** What was heard of one: a word for good, or why it waits on. */
export type Heard = { word: Word; unclear?: undefined } | { word?: undefined; unclear: Unclear };

export interface Pauses {
  pause: Pause;
  /** What the network has said that it has may lie there in a file for a day: it is not asked again as soon. */
  pendingPause: Pause;
}

/** By id; what was left out is unknown. */
export function heardOf(
  payouts: readonly DuePayout[],
  outcomes: readonly OutcomeById[],
  { pause, pendingPause }: Pauses,
): Heard[] {
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  return payouts.map(({ payoutId, attempts: attempt }) => {
    const outcome = byId.get(payoutId);
    const end = outcome && endIn(outcome);
    if (end) return { word: { payoutId, end, by: 'call' } };
    const cause = outcome ? causeOf(outcome) : 'not_mentioned';
    return { unclear: { payoutId, attempt, cause, pause: cause === 'pending' ? pendingPause : pause } };
  });
}

/** Undefined when it is no clear word. */
export function endIn(outcome: Outcome): PayoutEnd | undefined {
  if (outcome.outcome === 'succeeded') return { state: 'succeeded', ref: outcome.ref };
  return outcome.outcome === 'declined' ? { state: 'declined', reason: outcome.reason } : undefined;
}

function causeOf(outcome: Outcome): string {
  return outcome.outcome === 'unknown' ? outcome.cause : outcome.outcome;
}
