import { defineMessages } from '@hanout/i18n';

export const voucherTexts = defineMessages({
  title: { ar: 'قسيمة', fr: 'Bon', zgh: 'ⵜⴰⴼⵔⴰⵢⵜ' },
  code: { ar: 'رمز القسيمة', fr: 'Code du bon', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴼⵔⴰⵢⵜ' },
  look: { ar: 'تحقق', fr: 'Vérifier', zgh: 'ⵙⵙⵉⴷⴷ' },
  holder: { ar: 'صاحب القسيمة', fr: 'Bénéficiaire', zgh: 'ⴱⴰⴱ ⵏ ⵜⴼⵔⴰⵢⵜ' },
  cin: { ar: 'رقم بطاقته', fr: 'Numéro de sa carte', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵔⴹⴰ' },
  compare: {
    ar: 'اطلبوا البطاقة الوطنية وقارنوا الاسم والرقم والصورة.',
    fr: 'Demandez la carte d’identité ; comparez le nom, le numéro, le visage.',
    zgh: 'ⵙⵓⵜⵔ ⵜⴰⴽⴰⵔⴹⴰ; ⵙⵎⵣⴰⵣⴰⵍ ⵉⵙⵎ, ⵓⵟⵟⵓⵏ, ⵓⴷⵎ.',
  },
  pay: { ar: 'البطاقة مطابقة: صرف', fr: 'La carte correspond : payer', zgh: 'ⵜⵎⵙⴰⵙⴰ ⵜⴽⴰⵔⴹⴰ: ⴼⵔⵓ' },
  paid: { ar: 'تم. سلموا {amount}.', fr: 'C’est payé : remettez {amount}.', zgh: 'ⵉⵜⵜⵓⴼⵔⵓ: ⴼⴽ {amount}.' },
  another: { ar: 'قسيمة أخرى', fr: 'Un autre bon', zgh: 'ⵜⴰⴼⵔⴰⵢⵜ ⵢⴰⴹⵏ' },
});
