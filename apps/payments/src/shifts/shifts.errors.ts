import { errorTable } from '@hanout/errors';

export const SHIFT_ERRORS = errorTable({
  'payments.shift_open': {
    kind: 'conflict',
    text: {
      en: 'You have a shift that is open: close it first.',
      fr: 'Vous avez un service ouvert : fermez-le d’abord.',
      ar: 'لديكم نوبة مفتوحة، أغلقوها أولا.',
    },
  },
  'payments.shift_id_taken': {
    kind: 'conflict',
    text: {
      en: 'This shift’s id was used for another one.',
      fr: 'L’identifiant de ce service a déjà servi à un autre.',
      ar: 'سبق استعمال معرف هذه النوبة لنوبة أخرى.',
    },
  },
  'payments.unknown_shift': {
    kind: 'not_found',
    text: {
      en: 'There is no such shift.',
      fr: 'Il n’y a pas ce service.',
      ar: 'لا توجد هذه النوبة.',
    },
  },
});
