import { approveTopUp, proposeTopUp, readFloats, readTopUps } from '@hanout/contracts';
import { route } from './route';

export const cashRoutes = [
  route({
    method: 'GET',
    path: '/floats',
    ask: readFloats,
    operation: 'payments.read-floats',
    question: ({ caller, query }) => ({
      caller,
      ...(query.after !== undefined && { after: query.after }),
      ...(query.limit !== undefined && { limit: Number(query.limit) }),
    }),
  }),
  route({
    method: 'GET',
    path: '/float-top-ups',
    ask: readTopUps,
    operation: 'payments.read-top-ups',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/float-top-ups',
    ask: proposeTopUp,
    operation: 'payments.propose-top-up',
    status: 201,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/float-top-ups/:topUpId/approval',
    ask: approveTopUp,
    operation: 'payments.approve-top-up',
    question: ({ caller, params }) => ({ caller, topUpId: params.topUpId }),
  }),
];
