import type { Scenarios } from '../scenario';

export const ledgerScenarios = {
  'ledger.prove': { own: () => ({}), others: null, absent: null },
} satisfies Partial<Scenarios<`ledger.${string}`>>;
