import { errorTable } from '@hanout/errors';

export const MERCHANT_ERRORS = errorTable({
  'identity.no_such_merchant': {
    kind: 'not_found',
    text: {
      en: 'There is no shop with this code.',
      fr: 'Aucun commerce ne porte ce code.',
      ar: 'لا يوجد متجر بهذا الرمز.',
    },
  },
  'identity.merchant_changed': {
    kind: 'conflict',
    text: {
      en: 'The shop was changed meanwhile; read it again.',
      fr: 'Le commerce a été modifié entre-temps ; relisez-le.',
      ar: 'تم تغيير معلومات المتجر في هذه الأثناء، المرجو قراءتها من جديد.',
    },
  },
  'identity.invalid_rc': {
    kind: 'invalid',
    text: {
      en: 'This is not a trade register number.',
      fr: 'Ce n’est pas un numéro de registre de commerce.',
      ar: 'هذا ليس رقم سجل تجاري.',
    },
  },
});
