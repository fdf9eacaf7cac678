import { errorTable } from '@hanout/errors';

export const SAFEGUARDING_ERRORS = errorTable({
  'settlement.unknown_proof': {
    kind: 'not_found',
    text: {
      en: 'There is no safeguarding proof of this day.',
      fr: 'Aucune preuve de cantonnement n’existe pour ce jour.',
      ar: 'لا يوجد إثبات لحماية الأموال في هذا اليوم.',
    },
  },
});
