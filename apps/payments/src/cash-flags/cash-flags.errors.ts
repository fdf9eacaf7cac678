import { errorTable } from '@hanout/errors';

export const CASH_FLAG_ERRORS = errorTable({
  'payments.unknown_cash_flag': {
    kind: 'not_found',
    text: {
      en: 'There is no such flag.',
      fr: 'Ce signalement n’existe pas.',
      ar: 'لا توجد إشارة بهذا الرقم.',
    },
  },
  'payments.cash_flag_closed': {
    kind: 'conflict',
    text: {
      en: 'Somebody has already decided on this flag otherwise.',
      fr: 'Quelqu’un en a déjà décidé autrement.',
      ar: 'سبق أن بت أحد في هذه الإشارة بشكل آخر.',
    },
  },
});
