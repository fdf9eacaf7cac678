import { defineMessages } from '@hanout/i18n';

export const paymentTexts = defineMessages({
  title: { ar: 'العملية', fr: 'Opération', zgh: 'ⵜⴰⵎⵀⵍⵜ' },
  amount: { ar: 'المبلغ', fr: 'Montant', zgh: 'ⴰⵜⵉⴳ' },
  fee: { ar: 'الرسوم', fr: 'Frais', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  givenBack: { ar: 'المرجع منه', fr: 'Déjà rendu', zgh: 'ⵉⵎⵓⵔⵔⵉⵏ' },
  reference: { ar: 'المرجع', fr: 'Référence', zgh: 'ⴰⵙⵖⴰⵍ' },
  at: { ar: 'التاريخ', fr: 'Date', zgh: 'ⴰⵙⴰⴽⵓⴷ' },
  refund: { ar: 'إرجاع المال', fr: 'Rembourser', zgh: 'ⵔⴰⵔ ⵉⴷⵔⵉⵎⵏ' },
  refundPart: {
    ar: 'المبلغ الذي يرجع (فارغ: كل ما تبقى)',
    fr: 'Montant à rendre (vide : tout ce qui reste)',
    zgh: 'ⴰⵜⵉⴳ ⵏ ⵓⵔⴰⵔⴰ (ⵓⵔⴰ: ⵎⴰⵕⵕⴰ)',
  },
  badAmount: {
    ar: 'المبلغ غير مقروء. مثال: 25,50',
    fr: 'Ce montant ne se lit pas. Exemple : 25,50',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵖⵔⵉ ⵡⴰⵜⵉⴳ. ⴰⵎⴷⵢⴰ: 25,50',
  },
  refundAsk: {
    ar: 'سيرجع {amount} إلى الزبون. هل أنتم متأكدون؟',
    fr: '{amount} seront rendus au client. C’est bien cela ?',
    zgh: '{amount} ⴰⴷ ⵉⵎⵓⵔⵔⵉ ⵉ ⵓⵎⵙⵙⴰⵖ. ⵉⵙ ⵜⵙⵏⵜⵎⴷ?',
  },
  yes: { ar: 'نعم، إرجاع', fr: 'Oui, rendre', zgh: 'ⵢⴰⵀ, ⵔⴰⵔ' },
  no: { ar: 'لا', fr: 'Non', zgh: 'ⵓⵀⵓ' },
  refunded: { ar: 'تم إرجاع {amount}.', fr: '{amount} rendus.', zgh: 'ⵎⵓⵔⵔⵉⵏ {amount}.' },
  receipt: { ar: 'الوصل', fr: 'Reçu', zgh: 'ⴰⵙⵖⵏ' },
});
