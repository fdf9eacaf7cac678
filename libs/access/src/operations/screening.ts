import { rows } from '../row';

/** People who resemble somebody on a sanctions list. */
export const screeningOperations = rows({
  'identity.list-screening-hits': { compliance: 'all', auditor: 'all' },
  'identity.decide-screening-hit': { compliance: 'all' },
});
