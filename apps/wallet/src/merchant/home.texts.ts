import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'حانوتي', fr: 'Ma boutique', zgh: 'ⵜⴰⵃⴰⵏⵓⵜ ⵉⵏⵓ' },
  menu: { ar: 'القائمة', fr: 'Menu', zgh: 'ⵓⵎⵓⵖ' },
  day: { ar: 'لائحة اليوم', fr: 'La journée', zgh: 'ⴰⵙⵙ' },
  ask: { ar: 'طلب أداء', fr: 'Demander', zgh: 'ⵙⵓⵜⵔ' },
  pay: { ar: 'أداء لمورد', fr: 'Payer un fournisseur', zgh: 'ⴼⵔⵓ ⵉ ⵓⵎⵙⵙⵉⵡⴹ' },
  requests: { ar: 'طلبات الموردين', fr: 'On me demande', zgh: 'ⵜⵜⵓⵙⵓⵜⵔⵖ' },
  withdraw: { ar: 'سحب نقدي', fr: 'Retirer', zgh: 'ⵙⵓⴼⵖ ⵉⴷⵔⵉⵎⵏ' },
  month: { ar: 'الشهر', fr: 'Le mois', zgh: 'ⴰⵢⵢⵓⵔ' },
  year: { ar: 'السنة الضريبية', fr: 'L’année fiscale', zgh: 'ⴰⵙⴳⴳⵯⴰⵙ' },
  fees: { ar: 'الرسوم', fr: 'Mes frais', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  cashiers: { ar: 'أمناء الصندوق', fr: 'Mes caissiers', zgh: 'ⴰⵢⵜ ⵓⵙⵏⴷⵓⵇ' },
  shifts: { ar: 'نوبات الصندوق', fr: 'Services', zgh: 'ⵜⵉⵡⴰⵍⵉⵡⵉⵏ' },
  settings: { ar: 'الإعدادات', fr: 'Réglages', zgh: 'ⵜⵉⵙⵖⴰⵍ' },
  poster: { ar: 'رمز للتعليق', fr: 'Mon affiche', zgh: 'ⵜⴰⴼⵍⵡⵉⵜ ⵉⵏⵓ' },
});
