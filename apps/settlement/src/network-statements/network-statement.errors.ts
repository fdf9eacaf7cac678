import { errorTable } from '@hanout/errors';

export const NETWORK_STATEMENT_ERRORS = errorTable({
  'settlement.other_network': {
    kind: 'forbidden',
    text: {
      en: 'This is the statement of another network.',
      fr: 'Ce relevé est celui d’un autre réseau.',
      ar: 'هذا كشف شبكة أخرى.',
    },
  },
  'settlement.period_wrong': {
    kind: 'invalid',
    text: {
      en: 'There is no such day.',
      fr: 'Ce jour n’existe pas.',
      ar: 'هذا اليوم غير موجود.',
    },
  },
  'settlement.period_not_over': {
    kind: 'refused',
    text: {
      en: 'A statement is made when the day is over.',
      fr: 'Le relevé est établi une fois la journée terminée.',
      ar: 'يعد الكشف بعد انتهاء اليوم.',
    },
  },
  'settlement.unknown_window': {
    kind: 'not_found',
    text: {
      en: 'This network has no such closed window.',
      fr: 'Ce réseau n’a pas de telle fenêtre clôturée.',
      ar: 'لا توجد لهذه الشبكة نافذة مغلقة كهذه.',
    },
  },
});
