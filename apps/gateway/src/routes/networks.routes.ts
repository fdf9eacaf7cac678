import { NETWORKS, readRegistrations } from '@hanout/contracts';
import { route } from './route';

/** One row a network, because each is a service of its own. */
export const networksRoutes = NETWORKS.map((network) =>
  route({
    method: 'GET',
    path: `/networks/${network}/registrations`,
    ask: readRegistrations[network],
    roles: ['network', 'programme_officer', 'finance', 'auditor', 'administrator'],
    question: ({ caller }) => ({ caller }),
  }),
);
