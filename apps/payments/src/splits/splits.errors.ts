import { errorTable } from '@hanout/errors';

export const SPLIT_ERRORS = errorTable({
  'payments.unknown_split': {
    kind: 'not_found',
    text: {
      en: 'There is no such split.',
      fr: 'Ce partage n’existe pas.',
      ar: 'لا توجد قسمة بهذا الرقم.',
    },
  },
  'payments.split_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another split.',
      fr: 'Cet identifiant appartient à un autre partage.',
      ar: 'هذا المعرف يعود إلى قسمة أخرى.',
    },
  },
  'payments.split_payer_twice': {
    kind: 'invalid',
    text: {
      en: 'Ask each payer for one part.',
      fr: 'Demandez une seule part à chaque payeur.',
      ar: 'اطلب من كل دافع حصة واحدة.',
    },
  },
  'payments.split_parts_mixed': {
    kind: 'invalid',
    text: {
      en: 'Say the amount of every part, or of none.',
      fr: 'Indiquez le montant de toutes les parts, ou d’aucune.',
      ar: 'حدد مبالغ كل الحصص أو لا تحدد أيا منها.',
    },
  },
  'payments.split_too_small': {
    kind: 'invalid',
    text: {
      en: 'This amount is too small for so many payers.',
      fr: 'Ce montant est trop petit pour autant de payeurs.',
      ar: 'هذا المبلغ أصغر من أن يقسم على هذا العدد من الدافعين.',
    },
  },
  'payments.split_sum_differs': {
    kind: 'invalid',
    text: {
      en: 'The parts must sum to {amount}.',
      fr: 'La somme des parts doit être {amount}.',
      ar: 'يجب أن يكون مجموع الحصص {amount}.',
    },
  },
});
