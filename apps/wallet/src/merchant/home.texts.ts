import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'حانوتي', fr: 'Ma boutique', zgh: 'ⵜⴰⵃⴰⵏⵓⵜ ⵉⵏⵓ' },
  menu: { ar: 'القائمة', fr: 'Menu', zgh: 'ⵓⵎⵓⵖ' },
  day: { ar: 'لائحة اليوم', fr: 'La journée', zgh: 'ⴰⵙⵙ' },
  ask: { ar: 'طلب أداء', fr: 'Demander', zgh: 'ⵙⵓⵜⵔ' },
  month: { ar: 'الشهر', fr: 'Le mois', zgh: 'ⴰⵢⵢⵓⵔ' },
  year: { ar: 'السنة الضريبية', fr: 'L’année fiscale', zgh: 'ⴰⵙⴳⴳⵯⴰⵙ' },
  fees: { ar: 'الرسوم', fr: 'Mes frais', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  cashiers: { ar: 'أمناء الصندوق', fr: 'Mes caissiers', zgh: 'ⴰⵢⵜ ⵓⵙⵏⴷⵓⵇ' },
  poster: { ar: 'رمز للتعليق', fr: 'Mon affiche', zgh: 'ⵜⴰⴼⵍⵡⵉⵜ ⵉⵏⵓ' },
});
