import { NETWORKS, readPayouts, readRegistrations, replayNotice } from '@hanout/contracts';
import { route } from './route';

/** One row of each a network, because each is a service of its own. */
export const networksRoutes = NETWORKS.flatMap((network) => [
  route({
    method: 'GET',
    path: `/networks/${network}/registrations`,
    ask: readRegistrations[network],
    operation: 'networks.read-registrations',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'GET',
    path: `/networks/${network}/payouts`,
    ask: readPayouts[network],
    operation: 'networks.read-payouts',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: `/networks/${network}/notices/:noticeId/replay`,
    ask: replayNotice[network],
    operation: 'networks.replay-notice',
    question: ({ caller, params, body }) => ({ caller, noticeId: params.noticeId, body }),
  }),
]);
