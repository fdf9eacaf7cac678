import { inspectAccount, inspectTransfer, proveLedger } from '@hanout/contracts';
import { route } from './route';

export const ledgerRoutes = [
  route({
    method: 'GET',
    path: '/ledger/proof',
    ask: proveLedger,
    operation: 'ledger.prove',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'GET',
    path: '/ledger/accounts/:accountId',
    ask: inspectAccount,
    operation: 'ledger.inspect',
    question: ({ caller, params, query: { from, to, after, limit } }) => ({
      caller,
      accountId: params.accountId,
      from,
      to,
      after,
      limit: Number(limit ?? 100),
    }),
  }),
  route({
    method: 'GET',
    path: '/ledger/transfers/:transferId',
    ask: inspectTransfer,
    operation: 'ledger.inspect',
    question: ({ caller, params }) => ({ caller, transferId: params.transferId }),
  }),
];
