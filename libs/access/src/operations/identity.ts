import { rows } from '../row';

export const identityOperations = rows({
  'identity.enrol-people': { network: 'network' },
  // At his counter, for his network; of the first tier.
  'identity.sign-up-customer': { agent: 'network' },
});
