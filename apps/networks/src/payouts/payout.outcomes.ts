import type { Outcome, OutcomeById } from '@hanout/network-kit';
import type { DuePayout, PayoutEnd, Word } from './payout.entity';
import type { Pause } from './payouts.queries';
import type { Unclear } from './settling.queries';

/** What was heard of one: a word for good, or why it waits on. */
export type Heard = { word: Word; unclear?: undefined } | { word?: undefined; unclear: Unclear };

/** By id; what was left out is unknown. */
export function heardOf(
  payouts: readonly DuePayout[],
  outcomes: readonly OutcomeById[],
  pause: Pause,
  ordinary: { payoutPauseSeconds: number; payoutPauseMaxSeconds: number },
): Heard[] {
  const byId = new Map(outcomes.map((one) => [one.id, one]));
  return payouts.map(({ payoutId, attempts: attempt }) => {
    const outcome = byId.get(payoutId);
    const end = outcome && endIn(outcome);
    if (end) return { word: { payoutId, end, by: 'call' } };
    const cause = outcome ? causeOf(outcome) : 'not_mentioned';
    // What never left us need not wait as long as what may lie there in a file.
    const pauses =
      cause === 'not_connected'
        ? { firstSeconds: ordinary.payoutPauseSeconds, maxSeconds: ordinary.payoutPauseMaxSeconds }
        : pause;
    return { unclear: { payoutId, attempt, cause, pause: pauses } };
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
