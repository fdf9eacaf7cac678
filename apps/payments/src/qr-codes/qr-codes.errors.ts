import { errorTable } from '@hanout/errors';

export const QR_ERRORS = errorTable({
  'payments.qr_unreadable': {
    kind: 'invalid',
    text: {
      en: 'This code cannot be read; scan it again.',
      fr: 'Ce code est illisible ; scannez-le de nouveau.',
      ar: 'تعذرت قراءة هذا الرمز، المرجو مسحه من جديد.',
    },
  },
  'payments.qr_of_another_scheme': {
    kind: 'refused',
    text: {
      en: 'This code belongs to another payment scheme.',
      fr: 'Ce code appartient à un autre système de paiement.',
      ar: 'هذا الرمز تابع لنظام أداء آخر.',
    },
  },
  'payments.qr_forged': {
    kind: 'refused',
    text: {
      en: 'This code was not made here; do not pay with it.',
      fr: 'Ce code n’a pas été émis ici ; ne payez pas avec lui.',
      ar: 'هذا الرمز لم يصدر من هنا، لا تؤد به.',
    },
  },
  'payments.qr_expired': {
    kind: 'refused',
    text: {
      en: 'This code has expired; ask the shop for a new one.',
      fr: 'Ce code a expiré ; demandez-en un autre au commerçant.',
      ar: 'انتهت صلاحية هذا الرمز، اطلب رمزا جديدا من التاجر.',
    },
  },
  'payments.qr_used': {
    kind: 'refused',
    text: {
      en: 'This code has been paid already.',
      fr: 'Ce code a déjà été payé.',
      ar: 'سبق الأداء بهذا الرمز.',
    },
  },
  'payments.qr_amount_differs': {
    kind: 'invalid',
    text: {
      en: 'The code says {amount}.',
      fr: 'Le code indique {amount}.',
      ar: 'الرمز يحدد {amount}.',
    },
  },
  'payments.unknown_qr_code': {
    kind: 'not_found',
    text: {
      en: 'Your shop has made no such code.',
      fr: 'Votre commerce n’a pas fait ce code.',
      ar: 'متجرك لم ينشئ هذا الرمز.',
    },
  },
  'payments.qr_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id was used for another code.',
      fr: 'Cet identifiant a servi pour un autre code.',
      ar: 'سبق استعمال هذا الرقم لرمز آخر.',
    },
  },
});
