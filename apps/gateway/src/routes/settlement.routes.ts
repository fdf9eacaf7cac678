import { readLedgerHeads, readPositions } from '@hanout/contracts';
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
];
