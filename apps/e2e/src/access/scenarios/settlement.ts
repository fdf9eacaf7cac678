import type { Scenarios } from '../scenario';

export const settlementScenarios = {
  'settlement.read-ledger-heads': { own: () => ({}), others: null, absent: null },
  'settlement.read-positions': { own: () => ({ params: { day: 'today' } }), others: null, absent: null },
} satisfies Partial<Scenarios<`settlement.${string}`>>;
