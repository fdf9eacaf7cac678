import { isDeepStrictEqual } from 'node:util';
import { unknown, type Outcome, type OutcomeById } from './outcome';

/**
 * Exactly one outcome for each id that was asked, in the order of asking, out of what the remote said of a batch. What it
 * left out is unknown (`not_mentioned`), what it said twice in different words too (`contradictory`); what it said of
 * others is dropped.
 */
export function outcomeOfEach(asked: readonly string[], told: readonly OutcomeById[]): OutcomeById[] {
  const byId = new Map<string, OutcomeById>();
  for (const one of told) {
    const { id } = one;
    const before = byId.get(id);
    const isClear = !before || isDeepStrictEqual(before, one);
    byId.set(id, isClear ? one : { id, ...unknown('contradictory') });
  }
  return asked.map((id) => byId.get(id) ?? { id, ...unknown('not_mentioned') });
}

/** The same word on each of them: of a whole exchange that failed. */
export function allOf(asked: readonly string[], outcome: Outcome): OutcomeById[] {
  return asked.map((id) => ({ id, ...outcome }));
}
