import { randomUUID } from 'node:crypto';
import type { Scenarios } from '../scenario';

export const ledgerScenarios = {
  'ledger.prove': { own: () => ({}), others: null, absent: null },
  'ledger.inspect': {
    // Nobody has money here, so there is no transfer to look at.
    own: ({ customer }, { endpoint }) =>
      endpoint.path.includes(':accountId') ? { params: { accountId: customer.walletId } } : null,
    others: null,
    absent: () => ({ params: { accountId: randomUUID(), transferId: randomUUID() } }),
  },
} satisfies Partial<Scenarios<`ledger.${string}`>>;
