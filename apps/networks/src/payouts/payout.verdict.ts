import type { PayoutEnd, PayoutRow, Word } from './payout.entity';

export interface Contradiction {
  payoutId: string;
  stands: PayoutEnd;
  word: Word;
}

export interface Verdict {
  /** What comes to its end now. */
  ends: Word[];
  /** Words against an end that stands. */
  contradictions: Contradiction[];
  /** Words about what was never taken. */
  unmatched: Word[];
}

/**
 * The first clear word settles a payout for good; the same word again says nothing new; another is a contradiction. A no
 * for another reason is the same no; a yes under another number is not the same yes.
 */
export function judge(rows: readonly PayoutRow[], words: readonly Word[]): Verdict {
  const standing = new Map(rows.map((row) => [row.payoutId, endOf(row)]));
  const verdict: Verdict = { ends: [], contradictions: [], unmatched: [] };
  for (const word of words) {
    const { payoutId, end } = word;
    const stands = standing.get(payoutId);
    if (!standing.has(payoutId)) verdict.unmatched.push(word);
    else if (!stands) {
      standing.set(payoutId, end);
      verdict.ends.push(word);
    } else if (!isSameEnd(stands, end)) verdict.contradictions.push({ payoutId, stands, word });
  }
  return verdict;
}

function endOf({ state, ref, reason }: PayoutRow): PayoutEnd | undefined {
  if (state === 'succeeded') return { state, ref: ref ?? '' };
  return state === 'declined' ? { state, reason: reason ?? '' } : undefined;
}

function isSameEnd(one: PayoutEnd, other: PayoutEnd): boolean {
  if (one.state === 'declined' || other.state === 'declined') return one.state === other.state;
  return one.ref === other.ref;
}
