import { defineMessages } from '@hanout/i18n';

export const receiptTexts = defineMessages({
  title: { ar: 'الوصل', fr: 'Reçu', zgh: 'ⴰⵙⵖⵏ' },
  payer: { ar: 'المؤدي', fr: 'Payeur', zgh: 'ⴰⵎⴼⵔⵓ' },
  payee: { ar: 'المستفيد', fr: 'Bénéficiaire', zgh: 'ⵡⵏⵏⴰ ⵢⵓⵎⵥⵏ' },
  at: { ar: 'التاريخ', fr: 'Date', zgh: 'ⴰⵙⴰⴽⵓⴷ' },
  reference: { ar: 'المرجع', fr: 'Référence', zgh: 'ⴰⵙⵖⴰⵍ' },
  code: { ar: 'رمز التحقق', fr: 'Code de vérification', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵙⵓⵎⵔ' },
  check: {
    ar: 'يمكن التحقق من هذا الوصل لدى حانوت بالمرجع والرمز.',
    fr: 'Ce reçu se vérifie auprès de Hanout, avec sa référence et son code.',
    zgh: 'ⵉⵣⵎⵔ ⴰⴷ ⵉⵜⵜⵓⵙⵏⵜⵎ ⵓⵙⵖⵏ ⴰⴷ ⵖⵔ ⵃⴰⵏⵓⵜ ⵙ ⵓⵙⵖⴰⵍ ⴷ ⵜⵏⴳⴰⵍⵜ.',
  },
  print: { ar: 'طباعة', fr: 'Imprimer', zgh: 'ⵙⵉⴳⴳⵣ' },
  pdf: { ar: 'تحميل PDF', fr: 'Télécharger en PDF', zgh: 'ⴰⴳⵎ PDF' },
});
