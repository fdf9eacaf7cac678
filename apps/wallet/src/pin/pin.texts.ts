import { defineMessages } from '@hanout/i18n';

export const pinTexts = defineMessages({
  pin: { ar: 'رمزكم السري', fr: 'Votre code secret', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⴽ ⵉⵏⵜⵍⵏ' },
  typed: {
    ar: {
      zero: '{n} أرقام',
      one: '{n} رقم',
      two: '{n} رقمان',
      few: '{n} أرقام',
      many: '{n} رقما',
      other: '{n} رقم',
    },
    fr: { one: '{n} chiffre', other: '{n} chiffres' },
    zgh: { one: '{n} ⵏ ⵓⵟⵟⵓⵏ', other: '{n} ⵏ ⵉⵎⵎⴰⵍⵏ' },
  },
  erase: { ar: 'مسح', fr: 'Effacer', zgh: 'ⵙⴼⴹ' },
});
