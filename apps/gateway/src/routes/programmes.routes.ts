import {
  approveRoster,
  createRoster,
  disburseRoster,
  evaluateRoster,
  explainHousehold,
  readFindings,
  readPayees,
  readRoster,
  readVouchers,
  recordFunding,
} from '@hanout/contracts';
import { route, type CallerRequest } from './route';

const roster = ({ caller, params }: CallerRequest) => ({ caller, rosterId: params.rosterId });

const page = (request: CallerRequest) => ({
  ...roster(request),
  after: request.query.after,
  limit: Number(request.query.limit ?? 100),
});

/** The files of a roster are streamed, by `roster-files.routes.ts`. */
export const programmesRoutes = [
  route({
    method: 'POST',
    path: '/programmes/rosters',
    ask: createRoster,
    operation: 'programmes.create-roster',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/evaluation',
    ask: evaluateRoster,
    operation: 'programmes.evaluate-roster',
    question: roster,
    status: 202,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId',
    ask: readRoster,
    operation: 'programmes.read-roster',
    question: roster,
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/approvals',
    ask: approveRoster,
    operation: 'programmes.approve-roster',
    question: roster,
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/disbursement',
    ask: disburseRoster,
    operation: 'programmes.disburse-roster',
    question: roster,
    status: 202,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/findings',
    ask: readFindings,
    operation: 'programmes.read-findings',
    question: page,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/payees',
    ask: readPayees,
    operation: 'programmes.read-payees',
    question: page,
  }),
  // A voucher's code is as good as its money: few may read it.
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/vouchers',
    ask: readVouchers,
    operation: 'programmes.read-vouchers',
    question: page,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/households/:idcs',
    ask: explainHousehold,
    operation: 'programmes.explain-household',
    question: (request) => ({ ...roster(request), idcs: request.params.idcs }),
  }),
  route({
    method: 'POST',
    path: '/programmes/:programme/fundings',
    ask: recordFunding,
    operation: 'programmes.record-funding',
    question: ({ caller, params, body }) => ({ caller, programme: params.programme, body }),
  }),
];
