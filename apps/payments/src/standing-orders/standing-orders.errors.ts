import { errorTable } from '@hanout/errors';

export const STANDING_ORDER_ERRORS = errorTable({
  'payments.unknown_standing_order': {
    kind: 'not_found',
    text: {
      en: 'There is no such standing payment.',
      fr: 'Ce paiement permanent n’existe pas.',
      ar: 'لا يوجد هذا الأداء الدوري.',
    },
  },
  'payments.standing_order_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another standing payment.',
      fr: 'Cet identifiant appartient à un autre paiement permanent.',
      ar: 'هذا المعرف يعود إلى أداء دوري آخر.',
    },
  },
  'payments.standing_order_day_past': {
    kind: 'invalid',
    text: {
      en: 'The first day is {day} or later.',
      fr: 'Le premier jour est le {day} ou plus tard.',
      ar: 'اليوم الأول هو {day} أو بعده.',
    },
  },
});
