import { addDays, businessDayOf, businessInstant } from '@hanout/calendar';
import type { NetworkName, SettlementTermsV1 } from '@hanout/contracts';
import { termsOn } from '../terms/terms';

/** Every network has a cut-off each day: one is found within a day or two, or there are no terms at all. */
const LOOKED_THROUGH_DAYS = 3;

type OfNetwork = { network: NetworkName; terms: readonly SettlementTermsV1[] };

/** The first cut-off after an instant, by the terms of its business day. */
export function nextCutOff(of: OfNetwork, after: Date): Date | undefined {
  const from = businessDayOf(after);
  for (let place = 0; place < LOOKED_THROUGH_DAYS; place++) {
    const found = cutOffsOf(of, addDays(from, place)).find((cutOff) => cutOff > after);
    if (found) return found;
  }
  return undefined;
}

/** The latest cut-off at or before an instant. */
export function latestCutOff(of: OfNetwork, until: Date): Date | undefined {
  const from = businessDayOf(until);
  for (let place = 0; place < LOOKED_THROUGH_DAYS; place++) {
    const found = cutOffsOf(of, addDays(from, -place)).findLast((cutOff) => cutOff <= until);
    if (found) return found;
  }
  return undefined;
}

function cutOffsOf({ network, terms }: OfNetwork, day: string): Date[] {
  const times = termsOn(terms, { party: network, day })?.cutOffs ?? [];
  return times.map((time) => businessInstant({ day, time }));
}
