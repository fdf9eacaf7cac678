import { defineMessages } from '@hanout/i18n';

export const billsTexts = defineMessages({
  title: { ar: 'الفواتير', fr: 'Factures', zgh: 'ⵜⵉⴼⴰⴽⵜⵓⵔⵉⵏ' },
  choose: { ar: 'لمن تؤدون؟', fr: 'Qui payez-vous ?', zgh: 'ⵎⴰⵏⵣⴰ ⴰⵎⵉ ⵜⴼⵔⵓⴷ?' },
  none: {
    ar: 'لا مفوتر مفتوحا اليوم.',
    fr: 'Aucun émetteur de factures aujourd’hui.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵍⵓ ⴰⵙⵙⴰ.',
  },
  reference: { ar: 'مرجع الفاتورة', fr: 'Référence de la facture', zgh: 'ⴰⵙⴰⵖⵓⵍ ⵏ ⵜⴼⴰⴽⵜⵓⵔⵜ' },
  example: { ar: 'مثل {example}', fr: 'Par exemple {example}', zgh: 'ⵣⵓⵏⴷ {example}' },
  paidBefore: {
    ar: 'أديت هذه الفاتورة من قبل. هل تؤدونها من جديد؟',
    fr: 'Cette facture a déjà été payée récemment. La payer encore une fois ?',
    zgh: 'ⵜⴰⴼⴰⴽⵜⵓⵔⵜ ⴰⴷ ⵜⵜⵓⴼⵔⵓ ⵢⴰⴷ. ⵉⵙ ⵜⵜ ⵔⴰⴷ ⵜⴼⵔⵓⴷ ⴷⴰⵖ?',
  },
});
