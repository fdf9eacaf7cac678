import type { AgentBar } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';

/** Why a number gets no wallet, or not from this agent. */
export const SIGN_UP_ERRORS = errorTable({
  'identity.name_misleading': {
    kind: 'invalid',
    text: {
      en: 'Write the name in letters of one script, without digits or signs.',
      fr: 'Écrivez le nom en lettres d’un seul alphabet, sans chiffres ni signes.',
      ar: 'اكتبوا الاسم بحروف أبجدية واحدة، دون أرقام أو رموز.',
    },
  },
  'identity.code_wrong': {
    kind: 'refused',
    text: {
      en: 'This code is wrong or too old: ask for a new one.',
      fr: 'Ce code est faux ou trop ancien : demandez-en un nouveau.',
      ar: 'الرمز خاطئ أو متجاوز، المرجو طلب رمز جديد.',
    },
  },
  'identity.agent_opens_no_accounts': {
    kind: 'forbidden',
    text: {
      en: 'This agent opens no accounts for this network.',
      fr: 'Cet agent n’ouvre pas de comptes pour ce réseau.',
      ar: 'هذا الوكيل لا يفتح حسابات لهذه الشبكة.',
    },
  },
  'identity.agent_is_suspended': {
    kind: 'forbidden',
    text: {
      en: 'This agent is suspended by its network.',
      fr: 'Cet agent est suspendu par son réseau.',
      ar: 'هذا الوكيل موقوف من طرف شبكته.',
    },
  },
});

export const BARS: Readonly<Record<AgentBar, keyof typeof SIGN_UP_ERRORS.entries>> = {
  no_mandate: 'identity.agent_opens_no_accounts',
  tier_too_high: 'identity.agent_opens_no_accounts',
  suspended: 'identity.agent_is_suspended',
};
