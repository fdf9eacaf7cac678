import {
  approveBiller,
  proposeBiller,
  readBillerProposals,
  readBillers,
  readPaidBills,
  rejectBiller,
} from '@hanout/contracts';
import { route } from './route';

export const billersRoutes = [
  route({
    method: 'GET',
    path: '/billers',
    ask: readBillers,
    operation: 'payments.read-billers',
    question: ({ caller, query: { category, after, limit } }) => ({
      caller,
      ...(category !== undefined && { category }),
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit: Number(limit) }),
    }),
  }),
  route({
    method: 'GET',
    path: '/billers/:billerCode/bills/:day',
    ask: readPaidBills,
    operation: 'payments.read-paid-bills',
    question: ({ caller, params, query: { after, limit } }) => ({
      caller,
      billerCode: params.billerCode,
      day: params.day,
      ...(after !== undefined && { after }),
      ...(limit !== undefined && { limit: Number(limit) }),
    }),
  }),
  route({
    method: 'POST',
    path: '/biller-proposals',
    ask: proposeBiller,
    operation: 'payments.propose-biller',
    question: ({ caller, body }) => ({ caller, body }),
    // With the same id it is the one that was made before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/biller-proposals',
    ask: readBillerProposals,
    operation: 'payments.read-biller-proposals',
    question: ({ caller, query: { state, before } }) => ({
      caller,
      ...(state !== undefined && { isOpen: state === 'open' }),
      ...(before !== undefined && { before }),
    }),
  }),
  route({
    method: 'POST',
    path: '/biller-proposals/:proposalId/approval',
    ask: approveBiller,
    operation: 'payments.approve-biller',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
  }),
  route({
    method: 'POST',
    path: '/biller-proposals/:proposalId/rejection',
    ask: rejectBiller,
    operation: 'payments.reject-biller',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
  }),
];
