import {
  approvePayment,
  cancelPayment,
  checkReceipt,
  createPayment,
  createPayout,
  declinePayment,
  drawQrCode,
  findPayments,
  makeQrCode,
  quotePayment,
  readPayment,
  readQrCode,
  readReceipt,
  readRequests,
  readSale,
  readTimeline,
  readWallet,
  readWalletStatement,
  recallPayment,
  refundPayment,
  requestPayment,
  trackPayment,
  type PaymentAnswerV1,
} from '@hanout/contracts';
import { paymentFailure } from '../gateway.errors';
import { privateReply, wishOf } from './document.reply';
import { openRoute, route, type CallerRequest, type Reply } from './route';

/** What the ledger has no more to say to; what waits for somebody is made. */
const SETTLED = new Set<string>([
  'requested',
  'held',
  'completed',
  'failed',
  'declined',
  'cancelled',
  'expired',
]);

const WANTED = ['walletId', 'merchantCode', 'reference', 'day', 'kind', 'state', 'before'] as const;

/** An amount is written in minor units, of dirhams unless `currency` says otherwise. */
function wantedOf(query: CallerRequest['query']): object {
  const { amountMinor, currency = 'MAD' } = query;
  return {
    ...Object.fromEntries(WANTED.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]]))),
    ...(amountMinor !== undefined && { amount: { minor: amountMinor, currency } }),
  };
}

/** 201 made, 202 not known yet, 422 refused; a repeated key gives the same status and says that nothing moved now. */
export function paymentReply(answer: PaymentAnswerV1): Reply {
  const { payment, repeated } = answer;
  const headers = {
    location: `/api/v1/payments/${payment.paymentId}`,
    ...(repeated && { 'idempotency-replayed': 'true' }),
  };
  if (payment.state === 'failed') {
    return { status: 422, headers, body: answer, problem: paymentFailure(payment.failure) };
  }
  // Of a payout nothing is known until its network has said it.
  const isWithNetwork = payment.kind === 'payout' && payment.state === 'held';
  if (!SETTLED.has(payment.state) || isWithNetwork)
    return { status: 202, headers: { ...headers, 'retry-after': '2' }, body: answer };
  return { status: 201, headers, body: answer };
}

export const paymentsRoutes = [
  route({
    method: 'POST',
    path: '/qr-codes',
    ask: makeQrCode,
    operation: 'payments.make-qr-code',
    status: 201,
    question: ({ caller, body }) => ({ caller, body: body ?? {} }),
  }),
  route({
    method: 'GET',
    path: '/qr-codes/printed',
    ask: drawQrCode,
    operation: 'payments.draw-qr-code',
    question: ({ caller, query }) => ({ caller, format: query.format ?? 'svg' }),
    reply: (answer) => privateReply(answer, answer.document),
    isFile: true,
  }),
  route({
    method: 'GET',
    path: '/qr-codes/:qrCodeId',
    ask: readSale,
    operation: 'payments.read-sale',
    question: ({ caller, params }) => ({ caller, qrCodeId: params.qrCodeId }),
  }),
  route({
    method: 'POST',
    path: '/qr-codes/read',
    ask: readQrCode,
    operation: 'payments.read-qr-code',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/quotes',
    ask: quotePayment,
    operation: 'payments.quote',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/payments',
    ask: createPayment,
    operation: 'payments.create',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      body: request.body,
    }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/payouts',
    ask: createPayout,
    operation: 'payments.create-payout',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      body: request.body,
    }),
    reply: paymentReply,
  }),
  route({
    method: 'GET',
    path: '/payments',
    ask: findPayments,
    operation: 'payments.find',
    question: ({ caller, query }) => ({ caller, ...wantedOf(query) }),
  }),
  route({
    method: 'GET',
    path: '/payments/:paymentId',
    ask: readPayment,
    operation: 'payments.read',
    question: ({ caller, params }) => ({ caller, paymentId: params.paymentId }),
  }),
  route({
    method: 'POST',
    path: '/payments/:paymentId/refunds',
    ask: refundPayment,
    operation: 'payments.refund',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      paymentId: request.params.paymentId,
      // Without a body, all that is left is given back.
      body: request.body ?? {},
    }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/payments/:paymentId/recalls',
    ask: recallPayment,
    operation: 'payments.recall',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      paymentId: request.params.paymentId,
      body: request.body,
    }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/payment-requests',
    ask: requestPayment,
    operation: 'payments.request',
    question: (request) => ({
      caller: request.caller,
      idempotencyKey: request.idempotencyKey(),
      body: request.body,
    }),
    reply: paymentReply,
  }),
  route({
    method: 'GET',
    path: '/payment-requests',
    ask: readRequests,
    operation: 'payments.read-requests',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/payments/:paymentId/approval',
    ask: approvePayment,
    operation: 'payments.approve',
    question: ({ caller, params, body }) => ({ caller, paymentId: params.paymentId, body: body ?? {} }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/payments/:paymentId/refusal',
    ask: declinePayment,
    operation: 'payments.decline',
    question: ({ caller, params }) => ({ caller, paymentId: params.paymentId }),
    reply: paymentReply,
  }),
  route({
    method: 'POST',
    path: '/payments/:paymentId/cancellation',
    ask: cancelPayment,
    operation: 'payments.cancel',
    question: ({ caller, params }) => ({ caller, paymentId: params.paymentId }),
    reply: paymentReply,
  }),
  route({
    method: 'GET',
    path: '/payments/:paymentId/timeline',
    ask: readTimeline,
    operation: 'payments.read-timeline',
    question: ({ caller, params }) => ({ caller, paymentId: params.paymentId }),
  }),
  openRoute({
    method: 'GET',
    path: '/track/:reference',
    ask: trackPayment,
    operation: 'payments.track',
    question: ({ params }) => ({ reference: params.reference }),
  }),
  route({
    method: 'GET',
    path: '/wallet',
    ask: readWallet,
    operation: 'payments.read-wallet',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'GET',
    path: '/statements/:period',
    ask: readWalletStatement,
    operation: 'payments.read-statement',
    question: (request) => ({
      caller: request.caller,
      period: request.params.period,
      ...wishOf(request),
      // The number of lines of the pages before.
      ...(request.query.after !== undefined && { afterLine: Number(request.query.after) }),
    }),
    reply: (answer) => privateReply(answer.day ?? answer.period ?? answer, answer.document),
    isFile: true,
  }),
  route({
    method: 'GET',
    path: '/payments/:paymentId/receipt',
    ask: readReceipt,
    operation: 'payments.read-receipt',
    question: (request) => ({
      caller: request.caller,
      paymentId: request.params.paymentId,
      ...wishOf(request),
    }),
    reply: (answer) => privateReply(answer.receipt ?? answer, answer.document),
    isFile: true,
  }),
  openRoute({
    method: 'GET',
    path: '/receipts/:reference',
    ask: checkReceipt,
    operation: 'payments.check-receipt',
    question: ({ params, query }) => ({ reference: params.reference, code: query.code }),
    reply: (answer) => privateReply(answer, undefined),
  }),
];
