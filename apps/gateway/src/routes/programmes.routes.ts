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
  type Role,
} from '@hanout/contracts';
import { route, type CallerRequest } from './route';

const RUNNING: readonly Role[] = ['programme_officer'];
const READING: readonly Role[] = ['programme_officer', 'programme_approver', 'finance', 'auditor'];

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
    roles: RUNNING,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/evaluation',
    ask: evaluateRoster,
    roles: RUNNING,
    question: roster,
    status: 202,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId',
    ask: readRoster,
    roles: READING,
    question: roster,
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/approvals',
    ask: approveRoster,
    roles: ['programme_approver'],
    question: roster,
  }),
  route({
    method: 'POST',
    path: '/programmes/rosters/:rosterId/disbursement',
    ask: disburseRoster,
    roles: RUNNING,
    question: roster,
    status: 202,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/findings',
    ask: readFindings,
    roles: READING,
    question: page,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/payees',
    ask: readPayees,
    roles: ['network'],
    question: page,
  }),
  // A voucher's code is as good as its money: few may read it.
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/vouchers',
    ask: readVouchers,
    roles: RUNNING,
    question: page,
  }),
  route({
    method: 'GET',
    path: '/programmes/rosters/:rosterId/households/:idcs',
    ask: explainHousehold,
    roles: READING,
    question: (request) => ({ ...roster(request), idcs: request.params.idcs }),
  }),
  route({
    method: 'POST',
    path: '/programmes/:programme/fundings',
    ask: recordFunding,
    roles: ['finance'],
    question: ({ caller, params, body }) => ({ caller, programme: params.programme, body }),
  }),
];
