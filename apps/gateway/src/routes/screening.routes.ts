import { decideScreeningHit, listScreeningHits } from '@hanout/contracts';
import { route } from './route';

export const screeningRoutes = [
  route({
    method: 'GET',
    path: '/screening/hits',
    ask: listScreeningHits,
    operation: 'identity.list-screening-hits',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/screening/hits/:hitId/decisions',
    ask: decideScreeningHit,
    operation: 'identity.decide-screening-hit',
    question: ({ caller, params, body }) => ({ caller, hitId: params['hitId'], body }),
  }),
];
