import {
  answerComplaint,
  approveRoster,
  approveVoucherReissue,
  complain,
  createRoster,
  disburseRoster,
  evaluateRoster,
  explainHousehold,
  inspectVoucher,
  listRosters,
  proposeVoucherReissue,
  readComplaints,
  readFindings,
  readOwnGrants,
  readPayees,
  readRoster,
  readVoucherReissues,
  readVouchers,
  recordFunding,
  redeemVoucher,
  rejectVoucherReissue,
  type VoucherRedemptionV1,
} from '@hanout/contracts';
import { route, type CallerRequest, type Reply } from './route';

const roster = ({ caller, params }: CallerRequest) => ({ caller, rosterId: params.rosterId });

const page = (request: CallerRequest) => ({
  ...roster(request),
  after: request.query.after,
  limit: Number(request.query.limit ?? 100),
});

/** 201 paid, 202 not known yet; a repeated key gives the same status and says that nothing moved now. */
function redemptionReply(answer: VoucherRedemptionV1): Reply {
  const headers = {
    'cache-control': 'no-store',
    ...(answer.repeated && { 'idempotency-replayed': 'true' }),
  };
  if (answer.state === 'paid') return { status: 201, headers, body: answer };
  return { status: 202, headers: { ...headers, 'retry-after': '2' }, body: answer };
}

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
    method: 'GET',
    path: '/programmes/rosters',
    ask: listRosters,
    operation: 'programmes.list-rosters',
    question: ({ caller, query }) => ({
      caller,
      ...(query.before !== undefined && { before: query.before }),
    }),
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
  // It names a person: nobody between us and the counter keeps it.
  route({
    method: 'POST',
    path: '/vouchers/inspection',
    ask: inspectVoucher,
    operation: 'programmes.inspect-voucher',
    question: ({ caller, body }) => ({ caller, body }),
    reply: (body) => ({ status: 200, headers: { 'cache-control': 'no-store' }, body }),
  }),
  route({
    method: 'POST',
    path: '/vouchers/redemption',
    ask: redeemVoucher,
    operation: 'programmes.redeem-voucher',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      body: request.body,
    }),
    reply: redemptionReply,
  }),
  route({
    method: 'POST',
    path: '/voucher-reissues',
    ask: proposeVoucherReissue,
    operation: 'programmes.propose-voucher-reissue',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'GET',
    path: '/voucher-reissues',
    ask: readVoucherReissues,
    operation: 'programmes.read-voucher-reissues',
    question: ({ caller, query: { state, before } }) => ({
      caller,
      ...(state !== undefined && { isOpen: state === 'open' }),
      ...(before !== undefined && { before }),
    }),
  }),
  route({
    method: 'POST',
    path: '/voucher-reissues/:proposalId/approval',
    ask: approveVoucherReissue,
    operation: 'programmes.approve-voucher-reissue',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
  }),
  route({
    method: 'POST',
    path: '/voucher-reissues/:proposalId/rejection',
    ask: rejectVoucherReissue,
    operation: 'programmes.reject-voucher-reissue',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
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
  route({
    method: 'GET',
    path: '/programmes/mine',
    ask: readOwnGrants,
    operation: 'programmes.read-own-grants',
    question: ({ caller }) => ({ caller }),
    reply: (body) => ({ status: 200, headers: { 'cache-control': 'private, no-store' }, body }),
  }),
  route({
    method: 'POST',
    path: '/programmes/mine/complaints',
    ask: complain,
    operation: 'programmes.complain',
    question: ({ caller, body }) => ({ caller, body }),
    status: 201,
  }),
  route({
    method: 'GET',
    path: '/programmes/complaints',
    ask: readComplaints,
    operation: 'programmes.read-complaints',
    question: ({ caller, query: { state, after, limit } }) => ({
      caller,
      ...(state !== undefined && { isOpen: state === 'open' }),
      ...(after !== undefined && { after }),
      limit: Number(limit ?? 100),
    }),
  }),
  route({
    method: 'POST',
    path: '/programmes/complaints/:complaintId/answer',
    ask: answerComplaint,
    operation: 'programmes.answer-complaint',
    question: ({ caller, params, body }) => ({ caller, complaintId: params.complaintId, body }),
  }),
];
