import { isDeepStrictEqual } from 'node:util';
import type { RegistrationOutcome } from './network-adapter';
import { unknown } from './outcome';

/**
 * Exactly one outcome for each id that was asked, in the order of asking, out of what the remote said of a batch. What it
 * left out is unknown (`not_mentioned`), what it said twice in different words too (`contradictory`); what it said of
 * others is dropped.
 */
export function outcomeOfEach(
  asked: readonly string[],
  told: readonly RegistrationOutcome[],
): RegistrationOutcome[] {
  const byId = new Map<string, RegistrationOutcome>();
  for (const one of told) {
    const { registrationId } = one;
    const before = byId.get(registrationId);
    const isClear = !before || isDeepStrictEqual(before, one);
    byId.set(registrationId, isClear ? one : { registrationId, ...unknown('contradictory') });
  }
  return asked.map(
    (registrationId) => byId.get(registrationId) ?? { registrationId, ...unknown('not_mentioned') },
  );
}
