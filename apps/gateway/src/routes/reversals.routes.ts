import {
  approveReversal,
  proposeReversal,
  readReversal,
  readReversals,
  rejectReversal,
  type ReversalV1,
} from '@hanout/contracts';
import { reversalFailure } from '../gateway.errors';
import { route, type CallerRequest, type Reply } from './route';

const reversal = ({ caller, params }: CallerRequest) => ({ caller, reversalId: params.reversalId });

/** 200 undone, 202 not known yet, 422 refused by the ledger. */
export function approvedReply(body: ReversalV1): Reply {
  const { state, failure } = body.payment!;
  if (state === 'failed') return { status: 422, body, problem: reversalFailure(failure) };
  return state === 'completed'
    ? { status: 200, body }
    : { status: 202, headers: { 'retry-after': '2' }, body };
}

export const reversalsRoutes = [
  route({
    method: 'POST',
    path: '/payments/:paymentId/reversals',
    ask: proposeReversal,
    operation: 'payments.propose-reversal',
    status: 201,
    question: ({ caller, params, body }) => ({ caller, paymentId: params.paymentId, body }),
  }),
  route({
    method: 'GET',
    path: '/reversals',
    ask: readReversals,
    operation: 'payments.read-reversals',
    question: ({ caller, query }) => ({
      caller,
      ...(query.before !== undefined && { before: query.before }),
    }),
  }),
  route({
    method: 'GET',
    path: '/reversals/:reversalId',
    ask: readReversal,
    operation: 'payments.read-reversals',
    question: reversal,
  }),
  route({
    method: 'POST',
    path: '/reversals/:reversalId/approval',
    ask: approveReversal,
    operation: 'payments.approve-reversal',
    question: (request) => ({ ...reversal(request), body: request.body }),
    reply: approvedReply,
  }),
  route({
    method: 'POST',
    path: '/reversals/:reversalId/rejection',
    ask: rejectReversal,
    operation: 'payments.reject-reversal',
    question: (request) => ({ ...reversal(request), body: request.body }),
  }),
];
