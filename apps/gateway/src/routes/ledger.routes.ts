import { proveLedger } from '@hanout/contracts';
import { route } from './route';

export const ledgerRoutes = [
  route({
    method: 'GET',
    path: '/ledger/proof',
    ask: proveLedger,
    operation: 'ledger.prove',
    question: ({ caller }) => ({ caller }),
  }),
];
