import { errorTable } from '@hanout/errors';

export const BILLER_ERRORS = errorTable({
  'payments.unknown_biller': {
    kind: 'not_found',
    text: {
      en: 'There is no biller with this code.',
      fr: 'Aucun facturier ne porte ce code.',
      ar: 'لا توجد جهة مفوترة بهذا الرمز.',
    },
  },
  'payments.biller_not_open_yet': {
    kind: 'refused',
    text: {
      en: 'Bills of this biller can be paid from {day} on.',
      fr: 'Les factures de ce facturier se paient à partir du {day}.',
      ar: 'يمكن أداء فواتير هذه الجهة ابتداء من {day}.',
    },
  },
  'payments.biller_closed': {
    kind: 'refused',
    text: {
      en: 'Bills of this biller could be paid until {day}.',
      fr: 'Les factures de ce facturier se payaient jusqu’au {day}.',
      ar: 'كان أداء فواتير هذه الجهة ممكنا إلى غاية {day}.',
    },
  },
  'payments.biller_not_ready': {
    kind: 'unavailable',
    text: {
      en: 'This biller is not ready yet; try again later.',
      fr: 'Ce facturier n’est pas encore prêt ; réessayez plus tard.',
      ar: 'هذه الجهة غير جاهزة بعد، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'payments.bill_reference_shape': {
    kind: 'refused',
    text: {
      en: 'This is no reference of this biller; one looks like {example}.',
      fr: 'Ce n’est pas une référence de ce facturier ; elle ressemble à {example}.',
      ar: 'هذا ليس مرجعا لهذه الجهة، مثال على مرجع: {example}.',
    },
  },
  'payments.bill_reference_mistyped': {
    kind: 'refused',
    text: {
      en: 'Something in this reference is mistyped; read it on the bill again.',
      fr: 'Cette référence comporte une faute de frappe ; relisez-la sur la facture.',
      ar: 'في هذا المرجع خطأ في الكتابة، المرجو قراءته من جديد على الفاتورة.',
    },
  },
  'payments.bill_amount_outside': {
    kind: 'refused',
    text: {
      en: 'Bills of this biller are paid from {least} to {most}.',
      fr: 'Les factures de ce facturier se paient de {least} à {most}.',
      ar: 'تؤدى فواتير هذه الجهة من {least} إلى {most}.',
    },
  },
  'payments.bill_paid_before': {
    kind: 'conflict',
    text: {
      en: 'This bill was paid on {day} at {time}; confirm (isPaidAgain) if it is to be paid once more.',
      fr: 'Cette facture a été payée le {day} à {time} ; confirmez (isPaidAgain) pour la payer encore une fois.',
      ar: 'سبق أداء هذه الفاتورة يوم {day} على الساعة {time}، أكد (isPaidAgain) إن أردت أداءها مرة أخرى.',
    },
  },
  'payments.biller_dates_wrong': {
    kind: 'invalid',
    text: {
      en: 'Say days that exist, the last one not before the first.',
      fr: 'Indiquez des jours qui existent, le dernier pas avant le premier.',
      ar: 'حدد أياما موجودة، على ألا يسبق آخرها أولها.',
    },
  },
  'payments.biller_amounts_wrong': {
    kind: 'invalid',
    text: {
      en: 'Amounts are in dirhams (MAD), the most not below the least.',
      fr: 'Les montants sont en dirhams (MAD), le maximum pas inférieur au minimum.',
      ar: 'المبالغ بالدرهم المغربي (MAD)، والأقصى ليس دون الأدنى.',
    },
  },
  'payments.biller_check_wrong': {
    kind: 'invalid',
    text: {
      en: 'The scheme `weighted` has weights and a modulus, the others have neither.',
      fr: 'Le schéma `weighted` a des poids et un module, les autres n’en ont pas.',
      ar: 'للمخطط `weighted` أوزان ومقياس، وليس لغيره أي منهما.',
    },
  },
  'payments.biller_example_wrong': {
    kind: 'invalid',
    text: {
      en: 'The example is no reference by these shapes and this check.',
      fr: 'L’exemple n’est pas une référence selon ces formes et ce contrôle.',
      ar: 'المثال ليس مرجعا وفق هذه الأشكال وهذا التحقق.',
    },
  },
  'payments.biller_network_fixed': {
    kind: 'conflict',
    text: {
      en: 'The account of this biller is at {network}; another network needs another code.',
      fr: 'Le compte de ce facturier est chez {network} ; un autre réseau exige un autre code.',
      ar: 'حساب هذه الجهة لدى {network}، ولا بد من رمز آخر لشبكة أخرى.',
    },
  },
});
