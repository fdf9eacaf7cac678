import type { Scenarios } from '../scenario';

export const auditScenarios = {
  'audit.read': { own: () => ({}), others: null, absent: null },
} satisfies Partial<Scenarios<`audit.${string}`>>;
