import { errorTable } from '@hanout/errors';

export const BREAK_ERRORS = errorTable({
  'settlement.unknown_break': {
    kind: 'not_found',
    text: {
      en: 'There is no such break.',
      fr: 'Cet écart n’existe pas.',
      ar: 'هذا الفارق غير موجود.',
    },
  },
  'settlement.break_closed': {
    kind: 'conflict',
    text: {
      en: 'This break is closed already.',
      fr: 'Cet écart est déjà clos.',
      ar: 'سبق إغلاق هذا الفارق.',
    },
  },
  'settlement.comment_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another comment.',
      fr: 'Cet identifiant appartient à un autre commentaire.',
      ar: 'هذا المعرف يعود إلى تعليق آخر.',
    },
  },
});
