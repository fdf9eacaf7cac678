import { defineMessages } from '@hanout/i18n';

export const planTexts = defineMessages({
  title: { ar: 'يوم الأداء', fr: 'Jour de paie', zgh: 'ⴰⵙⵙ ⵏ ⵓⴼⵔⵉ' },
  payday: { ar: 'يوم الأداء', fr: 'Jour du paiement', zgh: 'ⴰⵙⵙ ⵏ ⵓⴼⵔⵉ' },
  none: {
    ar: 'لا منحة مقررة تنتظر الأداء في منطقتكم.',
    fr: 'Aucune aide accordée n’attend d’être payée dans votre zone.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⵉⵙⵉ ⵉⵜⵜⵇⵇⵍⵏ ⴳ ⵜⵎⵏⴰⴹⵜ ⵏⵏⴽ.',
  },
  cash: { ar: 'النقد', fr: 'Espèces', zgh: 'ⵉⴷⵔⵉⵎⵏ' },
  float: { ar: 'الرصيد الإلكتروني', fr: 'Solde électronique', zgh: 'ⴰⵎⵉⴹⴰⵏ ⴰⵍⵉⴽⵜⵕⵓⵏⵉ' },
  need: { ar: 'المطلوب', fr: 'Besoin', zgh: 'ⵎⴰ ⵉⵍⴰⵇⵏ' },
  have: { ar: 'الموجود', fr: 'Disponible', zgh: 'ⵎⴰ ⵉⵍⵍⴰⵏ' },
  short: { ar: 'الناقص', fr: 'Il manque', zgh: 'ⵎⴰ ⵉⵅⵚⵚⴰⵏ' },
  byDay: { ar: 'يوما بيوم', fr: 'Jour par jour', zgh: 'ⴰⵙⵙ ⵙ ⵡⴰⵙⵙ' },
  even: {
    ar: 'قسم بالتساوي بين الوكلاء: لا سابقة بعد.',
    fr: 'Partagé à parts égales entre agents : il n’y a pas encore de passé.',
    zgh: 'ⵉⵜⵜⵓⴱⴹⴰ ⵙ ⵡⴰⵏⵛⴽ ⴰⵏⵎⵓⵙ ⴳⵔ ⵉⵎⵓⵔⵉⵢⵏ.',
  },
});
