import { readLedgerHeads, readPositions } from '@hanout/contracts';
import { route } from './route';

export const settlementRoutes = [
  route({
    method: 'GET',
    path: '/settlement/ledger-heads',
    ask: readLedgerHeads,
    roles: ['auditor'],
    question: ({ caller, query }) => ({ caller, after: query.after, limit: Number(query.limit ?? 100) }),
  }),
  route({
    method: 'GET',
    path: '/settlement/positions/:day',
    ask: readPositions,
    roles: ['finance', 'auditor', 'administrator', 'programme_officer'],
    question: ({ caller, params }) => ({ caller, day: params.day }),
  }),
];
