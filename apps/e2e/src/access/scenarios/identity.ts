import { aPerson } from '../people';
import type { Scenarios } from '../scenario';

export const identityScenarios = {
  'identity.enrol-people': { own: () => ({ body: { people: [aPerson()] } }), others: null, absent: null },
} satisfies Partial<Scenarios<`identity.${string}`>>;
