import { cancelSplit, createSplit, readSplit, readSplits } from '@hanout/contracts';
import { route, type CallerRequest } from './route';

const split = ({ caller, params }: CallerRequest) => ({ caller, splitId: params.splitId });

export const splitsRoutes = [
  route({
    method: 'POST',
    path: '/splits',
    ask: createSplit,
    operation: 'payments.create-split',
    question: ({ caller, body }) => ({ caller, body }),
    // With the same id it is the one that was made before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/splits',
    ask: readSplits,
    operation: 'payments.read-split',
    question: ({ caller, query }) => ({ caller, after: query.after }),
  }),
  route({
    method: 'GET',
    path: '/splits/:splitId',
    ask: readSplit,
    operation: 'payments.read-split',
    question: split,
  }),
  route({
    method: 'POST',
    path: '/splits/:splitId/cancellation',
    ask: cancelSplit,
    operation: 'payments.cancel-split',
    question: split,
  }),
];
