import {
  approveSettlementProposal,
  proposeSettlementTerms,
  importBankStatement,
  readInstruction,
  readLedgerHeads,
  readPositions,
  readSettlementProposals,
  readSettlementTerms,
  readWindows,
  rejectSettlementProposal,
} from '@hanout/contracts';
import { route } from './route';

export const settlementRoutes = [
  route({
    method: 'GET',
    path: '/settlement/ledger-heads',
    ask: readLedgerHeads,
    operation: 'settlement.read-ledger-heads',
    question: ({ caller, query }) => ({ caller, after: query.after, limit: Number(query.limit ?? 100) }),
  }),
  route({
    method: 'GET',
    path: '/settlement/positions/:day',
    ask: readPositions,
    operation: 'settlement.read-positions',
    question: ({ caller, params }) => ({ caller, day: params.day }),
  }),
  route({
    method: 'GET',
    path: '/settlement/windows/:day',
    ask: readWindows,
    operation: 'settlement.read-windows',
    question: ({ caller, params }) => ({ caller, day: params.day }),
  }),
  route({
    method: 'GET',
    path: '/settlement/instructions/:windowId',
    ask: readInstruction,
    operation: 'settlement.read-instruction',
    question: ({ caller, params }) => ({ caller, windowId: params.windowId }),
  }),
  route({
    method: 'POST',
    path: '/settlement/bank-statements',
    ask: importBankStatement,
    operation: 'settlement.import-bank-statement',
    question: ({ caller, body }) => ({ caller, body }),
    // The same statement again is the one that was imported before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/settlement/terms',
    ask: readSettlementTerms,
    operation: 'settlement.read-terms',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/settlement/terms-proposals',
    ask: proposeSettlementTerms,
    operation: 'settlement.propose-terms',
    question: ({ caller, body }) => ({ caller, body }),
    // With the same id it is the one that was made before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/settlement/proposals',
    ask: readSettlementProposals,
    operation: 'settlement.read-proposals',
    question: ({ caller, query: { state, before } }) => ({
      caller,
      ...(state !== undefined && { isOpen: state === 'open' }),
      ...(before !== undefined && { before }),
    }),
  }),
  route({
    method: 'POST',
    path: '/settlement/proposals/:proposalId/approval',
    ask: approveSettlementProposal,
    operation: 'settlement.approve-proposal',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
  }),
  route({
    method: 'POST',
    path: '/settlement/proposals/:proposalId/rejection',
    ask: rejectSettlementProposal,
    operation: 'settlement.reject-proposal',
    question: ({ caller, params, body }) => ({ caller, proposalId: params.proposalId, body }),
  }),
];
