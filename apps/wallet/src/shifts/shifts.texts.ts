import { defineMessages } from '@hanout/i18n';

export const shiftsTexts = defineMessages({
  own: { ar: 'نوبتي', fr: 'Mon service', zgh: 'ⵜⴰⵡⴰⵍⴰ ⵉⵏⵓ' },
  ofShop: { ar: 'نوبات الصندوق', fr: 'Services de caisse', zgh: 'ⵜⵉⵡⴰⵍⵉⵡⵉⵏ ⵏ ⵓⵙⵏⴷⵓⵇ' },
  open: { ar: 'بدء النوبة', fr: 'Commencer le service', zgh: 'ⵙⵙⵏⵜⵉ ⵜⴰⵡⴰⵍⴰ' },
  close: { ar: 'إنهاء النوبة', fr: 'Finir le service', zgh: 'ⵙⵎⴷⵓ ⵜⴰⵡⴰⵍⴰ' },
  what: {
    ar: 'ما تبيعونه بين البداية والنهاية يحسب لكم، ويراه صاحب الحانوت.',
    fr: 'Ce que vous encaissez entre le début et la fin est compté, et le patron le voit.',
    zgh: 'ⴰⵢⵏⵏⴰ ⵜⵣⵣⵏⵣⴷ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ, ⵉⵥⵕ ⵜ ⴱⴰⴱ ⵏ ⵜⵃⴰⵏⵓⵜ.',
  },
  before: { ar: 'النوبات السابقة', fr: 'Services précédents', zgh: 'ⵜⵉⵡⴰⵍⵉⵡⵉⵏ ⵉⵣⵔⵉⵏ' },
  none: { ar: 'لا نوبة بعد.', fr: 'Aucun service pour l’instant.', zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⴰⵍⴰ.' },
  from: { ar: 'البداية', fr: 'Début', zgh: 'ⴰⵙⵙⵏⵜⵉ' },
  to: { ar: 'النهاية', fr: 'Fin', zgh: 'ⵜⴰⴳⴳⴰⵔⴰ' },
  underWay: { ar: 'جارية', fr: 'En cours', zgh: 'ⵜⵍⵍⴰ' },
  sold: { ar: 'المبيعات', fr: 'Encaissé', zgh: 'ⵉⵜⵜⵓⵣⵣⵏⵣⵏ' },
  sales: {
    ar: {
      zero: 'لا بيع',
      one: 'بيع واحد',
      two: 'بيعان',
      few: '{count} مبيعات',
      many: '{count} بيعا',
      other: '{count} بيع',
    },
    fr: { one: '{count} vente', other: '{count} ventes' },
    zgh: { one: '{count} ⵓⵣⵣⵏⵣ', other: '{count} ⵉⵣⵣⵏⵣⵏ' },
  },
  refunded: { ar: 'أرجع منها', fr: 'Rendu depuis', zgh: 'ⵉⵜⵜⵓⵔⴰⵔⵏ' },
  formerCashier: { ar: 'أمين صندوق سابق', fr: 'Ancien caissier', zgh: 'ⴱⴰⴱ ⵏ ⵓⵙⵏⴷⵓⵇ ⵉⵣⵔⵉⵏ' },
  older: { ar: 'الأقدم', fr: 'Plus anciens', zgh: 'ⵡⵉⵏ ⵣⵔⵉⵏⵉⵏ' },
});
