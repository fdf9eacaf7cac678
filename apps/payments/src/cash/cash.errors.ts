import type { AgentBar } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';

export const CASH_ERRORS = errorTable({
  'payments.agent_without_mandate': {
    kind: 'forbidden',
    text: {
      en: 'This agent does not do this for this network.',
      fr: 'Cet agent ne fait pas cette opération pour ce réseau.',
      ar: 'هذا الوكيل لا يقوم بهذه العملية لهذه الشبكة.',
    },
  },
  'payments.agent_suspended': {
    kind: 'forbidden',
    text: {
      en: 'This agent is suspended by its network.',
      fr: 'Cet agent est suspendu par son réseau.',
      ar: 'هذا الوكيل موقوف من طرف شبكته.',
    },
  },
  'payments.other_network': {
    kind: 'refused',
    text: {
      en: 'This wallet is of another network; its own agents serve it.',
      fr: 'Ce portefeuille est d’un autre réseau ; ses agents le servent.',
      ar: 'هذه المحفظة تابعة لشبكة أخرى، ووكلاؤها هم من يخدمها.',
    },
  },
});

export const BARS = {
  no_mandate: 'payments.agent_without_mandate',
  tier_too_high: 'payments.agent_without_mandate',
  suspended: 'payments.agent_suspended',
} as const satisfies Record<AgentBar, string>;
