import { defineMessages } from '@hanout/i18n';

export const accountTexts = defineMessages({
  title: { ar: 'فتح حساب لزبون', fr: 'Ouvrir un compte', zgh: 'ⵕⵥⵎ ⴰⵎⵉⴹⴰⵏ' },
  name: { ar: 'اسم الزبون', fr: 'Nom du client', zgh: 'ⵉⵙⵎ ⵏ ⵓⵎⵙⵙⴰⵖ' },
  nameHint: {
    ar: 'كما في بطاقته، بالعربية أو باللاتينية',
    fr: 'Comme sur sa carte, en arabe ou en lettres latines',
    zgh: 'ⵣⵓⵏⴷ ⴳ ⵜⴽⴰⵔⴹⴰ ⵏⵏⵙ',
  },
  phone: { ar: 'رقم هاتفه', fr: 'Son numéro', zgh: 'ⵓⵟⵟⵓⵏ ⵏⵏⵙ' },
  sendCode: { ar: 'إرسال رمز إلى هاتفه', fr: 'Lui envoyer un code', zgh: 'ⴰⵣⵏ ⴰⵙ ⵜⴰⵏⴳⴰⵍⵜ' },
  code: {
    ar: 'الرمز الذي يقرأه الزبون',
    fr: 'Le code que le client vous lit',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⴰ ⵉⵇⵇⵔⴰ ⵓⵎⵙⵙⴰⵖ',
  },
  open: { ar: 'فتح الحساب', fr: 'Ouvrir le compte', zgh: 'ⵕⵥⵎ ⴰⵎⵉⴹⴰⵏ' },
  opened: {
    ar: 'فتح الحساب، حتى {cap}.',
    fr: 'Compte ouvert, jusqu’à {cap}.',
    zgh: 'ⵉⵜⵜⵓⵕⵥⵎ ⵓⵎⵉⴹⴰⵏ, ⴰⵔ {cap}.',
  },
  known: { ar: 'لهذا الرقم حساب من قبل.', fr: 'Ce numéro a déjà un compte.', zgh: 'ⵉⵍⵍⴰ ⵓⵎⵉⴹⴰⵏ ⵏ ⵓⵟⵟⵓⵏ ⴰⴷ.' },
  rise: {
    ar: 'لرفع السقف: صوروا وثائق الزبون بحضوره.',
    fr: 'Pour un plafond plus haut : photographiez ses pièces en sa présence.',
    zgh: 'ⴰⴼⴰⴷ ⴰⴷ ⵉⴰⵍⵉ ⵓⵙⵡⵉⵔ: ⴰⵡⵉ ⵜⵉⵡⵍⴰⴼⵉⵏ ⵏ ⵡⴰⵔⵔⴰⵜⵏ ⵏⵏⵙ.',
  },
  another: { ar: 'زبون آخر', fr: 'Un autre client', zgh: 'ⴰⵎⵙⵙⴰⵖ ⵢⴰⴹⵏ' },
});
