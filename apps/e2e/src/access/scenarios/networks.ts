import { NETWORK, OTHER_NETWORK } from '../people';
import type { Asked, Call, Scenarios } from '../scenario';

/** Each network's registrations have an endpoint of their own, so it is the caller who is of this network or of another. */
const networkOf = ({ endpoint }: Asked): string => endpoint.path.split('/')[2] ?? '';

const as = (asked: Asked, network: string): Call => (asked.role === 'network' ? { as: { network } } : {});

export const networksScenarios = {
  'networks.read-registrations': {
    own: (_world, asked) => as(asked, networkOf(asked)),
    others: (_world, asked) => as(asked, networkOf(asked) === NETWORK ? OTHER_NETWORK : NETWORK),
    absent: null,
    othersStatus: 403,
  },
} satisfies Partial<Scenarios<`networks.${string}`>>;
