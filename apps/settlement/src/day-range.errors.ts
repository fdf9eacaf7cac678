import { errorTable } from '@hanout/errors';

export const DAY_RANGE_ERRORS = errorTable({
  'settlement.days_wrong': {
    kind: 'invalid',
    text: {
      en: 'These are no days, or not in order, or more than {max}.',
      fr: 'Ces jours n’existent pas, ne sont pas dans l’ordre ou sont plus de {max}.',
      ar: 'هذه الأيام غير موجودة أو غير مرتبة أو تزيد على {max}.',
    },
  },
});
