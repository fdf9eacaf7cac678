import { randomUUID } from 'node:crypto';
import type { Scenarios } from '../scenario';

/** No list is loaded in the walk, so that there is no hit: a decision is about one that does not exist. */
export const screeningScenarios = {
  'identity.list-screening-hits': { own: () => ({}), others: null, absent: null },
  'identity.decide-screening-hit': {
    own: () => null,
    others: null,
    absent: () => ({
      params: { hitId: randomUUID() },
      body: { decision: 'cleared', reason: 'other_person' },
    }),
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
