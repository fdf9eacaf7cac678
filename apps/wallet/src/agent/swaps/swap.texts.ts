import { defineMessages } from '@hanout/i18n';

export const swapTexts = defineMessages({
  title: { ar: 'تبادل الرصيد', fr: 'Échange de solde', zgh: 'ⴰⵎⵢⴰⴽⴰ ⵏ ⵓⵎⵉⴹⴰⵏ' },
  what: {
    ar: 'تسلمون نقدا لوكيل آخر فيعطيكم رصيدا إلكترونيا.',
    fr: 'Vous donnez des billets à un autre agent, il vous donne du solde.',
    zgh: 'ⵔⴰⴷ ⵜⴰⴽⴰⴷ ⵉⴷⵔⵉⵎⵏ ⵉ ⵓⵎⵓⵔⵉ ⵢⴰⴹⵏ, ⵉⴼⴽ ⴰⴽ ⴰⵎⵉⴹⴰⵏ.',
  },
  agent: { ar: 'رمز الوكيل', fr: 'Code de l’agent', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵎⵓⵔⵉ' },
  ask: { ar: 'طلب الرصيد', fr: 'Demander du solde', zgh: 'ⵙⵓⵜⵔ ⴰⵎⵉⴹⴰⵏ' },
  asked: {
    ar: 'أرسل الطلب. ينتظر موافقة الوكيل.',
    fr: 'Demande envoyée : elle attend l’accord de l’agent.',
    zgh: 'ⵉⵜⵜⵓⵣⵏ ⵓⵙⵓⵜⵔ.',
  },
  waiting: { ar: 'في الانتظار', fr: 'En attente', zgh: 'ⴰⵔ ⵜⵜⵇⵇⵍⵏ' },
  none: { ar: 'لا شيء في الانتظار.', fr: 'Rien n’attend.', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵍⵓ.' },
  agree: {
    ar: 'النقد في يدي: إعطاء الرصيد',
    fr: 'J’ai les billets : donner le solde',
    zgh: 'ⵖⵓⵔⵉ ⵉⴷⵔⵉⵎⵏ: ⴼⴽ ⴰⵎⵉⴹⴰⵏ',
  },
  refuse: { ar: 'رفض', fr: 'Refuser', zgh: 'ⴰⴳⵢ' },
  takeBack: { ar: 'سحب الطلب', fr: 'Retirer la demande', zgh: 'ⵙⵓⵖⵍ ⴰⵙⵓⵜⵔ' },
});
