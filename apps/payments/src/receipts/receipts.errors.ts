import { errorTable } from '@hanout/errors';

export const RECEIPT_ERRORS = errorTable({
  'payments.unknown_receipt': {
    kind: 'not_found',
    text: {
      en: 'No receipt has this reference and this code.',
      fr: 'Aucun reçu ne porte cette référence et ce code.',
      ar: 'لا يوجد وصل بهذا المرجع وهذا الرمز.',
    },
  },
  'payments.not_paid': {
    kind: 'refused',
    text: {
      en: 'This payment is not completed: there is no receipt for it.',
      fr: 'Ce paiement n’est pas effectué : il n’a pas de reçu.',
      ar: 'لم يتم هذا الأداء، لذلك ليس له وصل.',
    },
  },
});
