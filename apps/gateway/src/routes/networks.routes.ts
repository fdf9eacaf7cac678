import { NETWORKS, readRegistrations } from '@hanout/contracts';
import { route } from './route';

/** One row a network, because each is a service of its own. */
export const networksRoutes = NETWORKS.map((network) =>
  route({
    method: 'GET',
    path: `/networks/${network}/registrations`,
    ask: readRegistrations[network],
    operation: 'networks.read-registrations',
    question: ({ caller }) => ({ caller }),
  }),
);
