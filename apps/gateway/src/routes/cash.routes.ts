import {
  approveTopUp,
  cashIn,
  chargeAuthorisationCode,
  makeAuthorisationCode,
  cashOut,
  closeCashFlag,
  declareCash,
  makeWithdrawalCode,
  proposeTopUp,
  readCashFlags,
  readDrawer,
  readFloats,
  readTopUps,
  redeemWithdrawalCode,
  rejectTopUp,
  withdrawTopUp,
} from '@hanout/contracts';
import { paymentReply } from './payments.routes';
import { route, type CallerRequest } from './route';

const wishOf = (request: CallerRequest) => ({
  caller: request.caller,
  idempotencyKey: request.idempotencyKey(),
  body: request.body,
});

export const cashRoutes = [
  route({
    method: 'POST',
    path: '/authorisation-codes',
    ask: makeAuthorisationCode,
    operation: 'payments.make-authorisation-code',
    question: ({ caller, body }) => ({ caller, body }),
    // A code opens money: nobody between us and its maker keeps it.
    reply: (body) => ({ status: 201, headers: { 'cache-control': 'no-store' }, body }),
  }),
  route({
    method: 'POST',
    path: '/authorisation-codes/charges',
    ask: chargeAuthorisationCode,
    operation: 'payments.charge-authorisation-code',
    question: wishOf,
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/withdrawal-codes',
    ask: makeWithdrawalCode,
    operation: 'payments.make-withdrawal-code',
    question: wishOf,
    reply: (answer) => {
      const reply = paymentReply(answer);
      return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-store' } };
    },
  }),
  route({
    method: 'POST',
    path: '/withdrawal-codes/redemption',
    ask: redeemWithdrawalCode,
    operation: 'payments.redeem-withdrawal-code',
    question: ({ caller, body }) => ({ caller, body }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/cash-ins',
    ask: cashIn,
    operation: 'payments.cash-in',
    question: wishOf,
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/cash-outs',
    ask: cashOut,
    operation: 'payments.cash-out',
    question: wishOf,
    reply: paymentReply,
  }),
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
    path: '/drawer',
    ask: readDrawer,
    operation: 'payments.read-drawer',
    question: ({ caller, query }) => ({
      caller,
      ...(query.after !== undefined && { after: query.after }),
      ...(query.limit !== undefined && { limit: Number(query.limit) }),
    }),
  }),
  route({
    method: 'POST',
    path: '/drawer/entries',
    ask: declareCash,
    operation: 'payments.declare-cash',
    status: 201,
    question: ({ caller, body }) => ({ caller, body }),
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
  route({
    method: 'POST',
    path: '/float-top-ups/:topUpId/rejection',
    ask: rejectTopUp,
    operation: 'payments.reject-top-up',
    question: ({ caller, params, body }) => ({ caller, topUpId: params.topUpId, body }),
  }),
  route({
    method: 'POST',
    path: '/float-top-ups/:topUpId/withdrawal',
    ask: withdrawTopUp,
    operation: 'payments.withdraw-top-up',
    question: ({ caller, params, body }) => ({ caller, topUpId: params.topUpId, body }),
  }),
  route({
    method: 'GET',
    path: '/cash-flags',
    ask: readCashFlags,
    operation: 'payments.read-cash-flags',
    question: ({ caller, query: { state, after } }) => ({ caller, state, after }),
  }),
  route({
    method: 'POST',
    path: '/cash-flags/:flagId/closing',
    ask: closeCashFlag,
    operation: 'payments.close-cash-flag',
    question: ({ caller, params, body }) => ({ caller, flagId: params.flagId, body }),
    status: 200,
  }),
];
