import { defineMessages } from '@hanout/i18n';

export const keypadTexts = defineMessages({
  amount: { ar: 'المبلغ', fr: 'Montant', zgh: 'ⴰⵜⵉⴳ' },
  plus: { ar: 'زائد', fr: 'plus', zgh: 'ⵔⵏⵓ' },
  times: { ar: 'في', fr: 'fois', zgh: 'ⵜⵉⴽⴽⴰⵍ' },
  erase: { ar: 'محو الأخير', fr: 'effacer le dernier', zgh: 'ⴽⴽⵙ ⴰⵎⴳⴳⴰⵔⵓ' },
  clear: { ar: 'محو الكل', fr: 'tout effacer', zgh: 'ⴽⴽⵙ ⵎⴰⵕⵕⴰ' },
  comma: { ar: 'فاصلة', fr: 'virgule', zgh: 'ⵜⴰⵙⴽⵔⵉⵡⵜ' },
});
