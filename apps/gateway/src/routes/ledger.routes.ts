import { proveLedger } from '@hanout/contracts';
import { route } from './route';

export const ledgerRoutes = [
  route({
    method: 'GET',
    path: '/ledger/proof',
    ask: proveLedger,
    roles: ['auditor', 'finance', 'administrator', 'programme_officer'],
    question: ({ caller }) => ({ caller }),
  }),
];
