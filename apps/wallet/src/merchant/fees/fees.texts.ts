import { defineMessages } from '@hanout/i18n';

export const feesTexts = defineMessages({
  title: { ar: 'الرسوم', fr: 'Mes frais', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  month: { ar: 'هذا الشهر', fr: 'Ce mois-ci', zgh: 'ⴰⵢⵢⵓⵔ ⴰⴷ' },
  received: { ar: 'المبلغ المتوصل به', fr: 'Encaissé', zgh: 'ⵉⴷⵔⵉⵎⵏ ⴷ ⵍⴽⵎⵏ' },
  cost: { ar: 'الرسوم المؤداة', fr: 'Ce que cela a coûté', zgh: 'ⵎⴰⵢⴷ ⵉⵙⵙⵉⵖⵍⵉ' },
  later: { ar: 'تقتطع في نهاية اليوم', fr: 'Pris en fin de journée', zgh: 'ⴰⴷ ⵉⵜⵜⵓⵙⵉ ⴳ ⵜⴳⵉⵔⴰ ⵏ ⵡⴰⵙⵙ' },
  steps: { ar: 'الأثمنة', fr: 'Les prix, par tranche', zgh: 'ⴰⵜⵉⴳⵏ' },
  range: { ar: 'من {from} إلى {to}', fr: 'De {from} à {to}', zgh: 'ⵙⴳ {from} ⴰⵔ {to}' },
  free: { ar: 'مجانا', fr: 'gratuit', zgh: 'ⴱⴰⵟⵍ' },
  plus: { ar: 'و', fr: 'plus', zgh: 'ⴷ' },
  atLeast: { ar: '{amount} على الأقل', fr: '{amount} au moins', zgh: 'ⵙⴳ {amount}' },
  atMost: { ar: '{amount} على الأكثر', fr: '{amount} au plus', zgh: 'ⴰⵔ {amount}' },
  example: {
    ar: 'مثال: على {amount} تؤدون {fee} درهم',
    fr: 'Exemple : pour {amount}, vous payez {fee} DH',
    zgh: 'ⴰⵎⴷⵢⴰ: ⵅⴼ {amount} ⴰⴷ ⵜⴼⵔⵓⴷ {fee} ⴷⵔⵀⵎ',
  },
  next: { ar: 'هنا يقع الأداء المقبل', fr: 'Votre prochain paiement est ici', zgh: 'ⴷⴰ ⵉⵍⵍⴰ ⵓⴼⵔⴰ ⴷ ⵉⴹⴼⴰⵕⵏ' },
  nothing: {
    ar: 'لا تؤدون أي رسوم على ما تتوصلون به.',
    fr: 'Vous ne payez rien sur ce que vous encaissez.',
    zgh: 'ⵓⵔ ⵜⴼⵔⵓⴷ ⵢⴰⵜ ⵅⴼ ⵎⴰⵢⴷ ⴷ ⵉⵍⴽⵎⵏ.',
  },
});
