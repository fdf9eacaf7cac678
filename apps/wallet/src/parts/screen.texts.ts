import { defineMessages } from '@hanout/i18n';

export const screenTexts = defineMessages({
  hanout: { ar: 'حانوت', fr: 'Hanout', zgh: 'ⵃⴰⵏⵓⵜ' },
  back: { ar: 'رجوع', fr: 'Retour', zgh: 'ⴰⵖⵓⵍ' },
  offline: {
    ar: 'لا يوجد اتصال: هذا آخر ما رأيناه، ولا يمكن الأداء الآن.',
    fr: 'Pas de connexion : voici ce que nous avons vu en dernier. Rien ne peut être payé maintenant.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵣⴷⴰⵢ: ⵓⵔ ⵉⵣⵎⵉⵔ ⴰⴷ ⵉⵜⵜⵓⴼⵔⵓ ⵢⴰⵜ ⴷⵖⵉ.',
  },
  waiting: { ar: 'لحظة…', fr: 'Un instant…', zgh: 'ⵇⵇⵍ…' },
  tryAgain: { ar: 'إعادة المحاولة', fr: 'Réessayer', zgh: 'ⴰⵔⵎ ⴷⴰⵖ' },
  failed: {
    ar: 'تعذر عرض هذه الصفحة.',
    fr: 'Cette page n’a pas pu s’afficher.',
    zgh: 'ⵓⵔ ⵜⵣⵎⵉⵔ ⴰⴷ ⴷ ⵜⴱⴰⵢⵏ ⵜⴰⵙⵏⴰ ⴰⴷ.',
  },
});
