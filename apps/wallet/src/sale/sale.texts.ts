import { defineMessages } from '@hanout/i18n';

export const saleTexts = defineMessages({
  title: { ar: 'أداء', fr: 'Encaisser', zgh: 'ⴰⵎⵥ ⵉⴷⵔⵉⵎⵏ' },
  showCode: { ar: 'إظهار الرمز', fr: 'Montrer le code', zgh: 'ⵙⵎⵍ ⵜⴰⵏⴳⴰⵍⵜ' },
  scan: {
    ar: 'اطلبوا من الزبون مسح الرمز',
    fr: 'Le client scanne ce code',
    zgh: 'ⴰⴷ ⵉⵙⵎⵔ ⵓⵎⵙⵙⴰⵖ ⵜⴰⵏⴳⴰⵍⵜ ⴰⴷ',
  },
  code: {
    ar: 'رمز الأداء',
    fr: 'Code à scanner pour payer',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⴼⵔⴰ',
  },
  notPaidYet: { ar: 'لم يؤد بعد', fr: 'Pas encore payé', zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⴼⵔⵓ' },
  taken: {
    ar: 'الزبون يؤدي الآن. لم يصل المال بعد.',
    fr: 'Le client est en train de payer. L’argent n’est pas encore arrivé.',
    zgh: 'ⴰⵎⵙⵙⴰⵖ ⴰⵔ ⵉⴼⵔⵔⵓ. ⵓⵔ ⵜⴰ ⴷ ⵍⴽⵎⵏ ⵉⴷⵔⵉⵎⵏ.',
  },
  expired: {
    ar: 'انتهت صلاحية الرمز ولم يؤد شيء.',
    fr: 'Le code a expiré ; rien n’a été payé.',
    zgh: 'ⵜⵣⵔⵉ ⵜⵏⴳⴰⵍⵜ; ⵓⵔ ⵉⵜⵜⵓⴼⵔⵓ ⵢⴰⵜ.',
  },
  paid: { ar: 'تم الأداء', fr: 'Payé', zgh: 'ⵉⵜⵜⵓⴼⵔⵓ' },
  reference: { ar: 'المرجع', fr: 'Référence', zgh: 'ⴰⵙⵖⴰⵍ' },
  time: { ar: 'الساعة', fr: 'Heure', zgh: 'ⵜⴰⵙⵔⴰⴳⵜ' },
  next: { ar: 'البيع التالي', fr: 'Vente suivante', zgh: 'ⴰⵣⵣⵏⵣ ⴷ ⵉⴹⴼⴰⵕⵏ' },
  again: { ar: 'رمز جديد', fr: 'Nouveau code', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ' },
  receipt: { ar: 'الوصل', fr: 'Reçu', zgh: 'ⴰⵙⵖⵏ' },
});
