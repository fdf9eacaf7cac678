import { errorTable } from '@hanout/errors';

export const STATEMENT_ERRORS = errorTable({
  'payments.unknown_period': {
    kind: 'invalid',
    text: {
      en: 'This is no day, month or year of the calendar.',
      fr: 'Ce n’est ni un jour, ni un mois, ni une année du calendrier.',
      ar: 'هذا ليس يوما ولا شهرا ولا سنة من التقويم.',
    },
  },
  'payments.statement_too_long': {
    kind: 'refused',
    text: {
      en: 'The statement of this period has more than {max} lines.',
      fr: 'Le relevé de cette période compte plus de {max} lignes.',
      ar: 'يضم كشف هذه الفترة أكثر من {max} سطر.',
    },
  },
});
