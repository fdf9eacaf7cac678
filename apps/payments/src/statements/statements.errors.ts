import { errorTable } from '@hanout/errors';

export const STATEMENT_ERRORS = errorTable({
  'payments.unknown_day': {
    kind: 'invalid',
    text: {
      en: 'This is not a day of the calendar.',
      fr: 'Ce n’est pas un jour du calendrier.',
      ar: 'هذا ليس يوما من أيام التقويم.',
    },
  },
  'payments.statement_too_long': {
    kind: 'refused',
    text: {
      en: 'The list of this day has more than {max} lines.',
      fr: 'Le relevé de cette journée compte plus de {max} lignes.',
      ar: 'يضم كشف هذا اليوم أكثر من {max} سطر.',
    },
  },
});
