import {
  approveWalletLimits,
  proposeWalletLimits,
  readWalletLimits,
  rejectWalletLimits,
} from '@hanout/contracts';
import { route, type CallerRequest } from './route';

const decision = ({ caller, params, body }: CallerRequest) => ({
  caller,
  decisionId: params.decisionId,
  body,
});

export const walletLimitsRoutes = [
  route({
    method: 'GET',
    path: '/wallets/:walletId/limits',
    ask: readWalletLimits,
    operation: 'payments.read-wallet-limits',
    question: ({ caller, params, query }) => ({
      caller,
      walletId: params.walletId,
      ...(query.before !== undefined && { before: query.before }),
    }),
  }),
  route({
    method: 'POST',
    path: '/wallets/:walletId/limits',
    ask: proposeWalletLimits,
    operation: 'payments.propose-wallet-limits',
    status: 201,
    question: ({ caller, params, body }) => ({ caller, walletId: params.walletId, body }),
  }),
  route({
    method: 'POST',
    path: '/wallet-limits/:decisionId/approval',
    ask: approveWalletLimits,
    operation: 'payments.approve-wallet-limits',
    question: decision,
  }),
  route({
    method: 'POST',
    path: '/wallet-limits/:decisionId/rejection',
    ask: rejectWalletLimits,
    operation: 'payments.reject-wallet-limits',
    question: decision,
  }),
];
