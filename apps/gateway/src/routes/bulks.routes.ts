import {
  approveBulk,
  consentToBulk,
  createBulk,
  readBulk,
  readBulkLines,
  readBulkProblems,
  readBulkResults,
  readBulks,
  rejectBulk,
  retryBulk,
} from '@hanout/contracts';
import { privateReply } from './document.reply';
import { route, type CallerRequest } from './route';

const bulk = ({ caller, params }: CallerRequest) => ({ caller, bulkId: params.bulkId });

const page = (request: CallerRequest) => ({
  ...bulk(request),
  after: request.query.after,
  limit: Number(request.query.limit ?? 100),
});

/** The file of a bulk is streamed, by `uploads.routes.ts`. */
export const bulksRoutes = [
  route({
    method: 'POST',
    path: '/bulk-payments',
    ask: createBulk,
    operation: 'payments.create-bulk',
    question: ({ caller, body }) => ({ caller, body }),
    // With the same id, or of the same file, it is the one that was made before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/bulk-payments',
    ask: readBulks,
    operation: 'payments.read-bulk',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'GET',
    path: '/bulk-payments/:bulkId',
    ask: readBulk,
    operation: 'payments.read-bulk',
    question: bulk,
  }),
  route({
    method: 'GET',
    path: '/bulk-payments/:bulkId/lines',
    ask: readBulkLines,
    operation: 'payments.read-bulk',
    question: (request) => ({
      ...page(request),
      ...(request.query.state !== undefined && { state: request.query.state }),
    }),
  }),
  route({
    method: 'GET',
    path: '/bulk-payments/:bulkId/problems',
    ask: readBulkProblems,
    operation: 'payments.read-bulk',
    question: page,
  }),
  route({
    method: 'GET',
    path: '/bulk-payments/:bulkId/results.csv',
    ask: readBulkResults,
    operation: 'payments.read-bulk',
    question: (request) => ({ ...bulk(request), language: request.query.language ?? 'ar' }),
    reply: (answer) => privateReply(answer, answer.document),
    isFile: true,
  }),
  route({
    method: 'POST',
    path: '/bulk-payments/:bulkId/consent',
    ask: consentToBulk,
    operation: 'payments.consent-to-bulk',
    question: (request) => ({ ...bulk(request), body: request.body }),
  }),
  route({
    method: 'POST',
    path: '/bulk-payments/:bulkId/approval',
    ask: approveBulk,
    operation: 'payments.approve-bulk',
    question: (request) => ({ ...bulk(request), body: request.body }),
    status: 202,
  }),
  route({
    method: 'POST',
    path: '/bulk-payments/:bulkId/rejection',
    ask: rejectBulk,
    operation: 'payments.reject-bulk',
    question: (request) => ({ ...bulk(request), body: request.body }),
  }),
  route({
    method: 'POST',
    path: '/bulk-payments/:bulkId/retries',
    ask: retryBulk,
    operation: 'payments.retry-bulk',
    question: bulk,
    status: 202,
  }),
];
