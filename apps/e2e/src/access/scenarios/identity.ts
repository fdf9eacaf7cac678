import { atTheCounter } from '../agents';
import { aPerson } from '../people';
import type { Scenarios } from '../scenario';

/** No number of Morocco: nobody reads a code out here. */
const NOBODY = { phone: '0', code: '000000', nameFr: 'Nobody', language: 'fr' };

export const identityScenarios = {
  'identity.enrol-people': { own: () => ({ body: { people: [aPerson()] } }), others: null, absent: null },
  'identity.sign-up-customer': {
    own: (world, asked) => atTheCounter(world, asked, { body: NOBODY }),
    others: null,
    absent: null,
    reachedBy: 400,
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
