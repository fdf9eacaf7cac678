import { rows } from '../row';

export const identityOperations = rows({
  'identity.enrol-people': { network: 'network' },
});
