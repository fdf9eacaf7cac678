import { defineMessages } from '@hanout/i18n';

export const askTexts = defineMessages({
  title: { ar: 'طلب أداء', fr: 'Demander un paiement', zgh: 'ⵙⵓⵜⵔ ⴰⴼⵔⴰ' },
  phone: { ar: 'رقم هاتف الزبون', fr: 'Numéro du client', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵓⵎⵙⵙⴰⵖ' },
  from: { ar: 'من', fr: 'À qui', zgh: 'ⵉ ⵡⵉⵏ' },
  other: { ar: 'شخص آخر', fr: 'Quelqu’un d’autre', zgh: 'ⵢⴰⵏ ⵢⴰⴹⵏ' },
  ask: { ar: 'إرسال الطلب', fr: 'Envoyer la demande', zgh: 'ⴰⵣⵏ ⴰⵙⵓⵜⵔ' },
  asked: {
    ar: 'أرسل طلب {amount}. لم يؤد شيء بعد: ننتظر موافقته.',
    fr: 'Demande de {amount} envoyée. Rien n’est encore payé : nous attendons son accord.',
    zgh: 'ⵉⵜⵜⵓⵣⵏ ⵓⵙⵓⵜⵔ ⵏ {amount}. ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⴼⵔⵓ ⵢⴰⵜ.',
  },
  paid: { ar: 'أدى {amount}.', fr: '{amount} payés.', zgh: 'ⵉⵜⵜⵓⴼⵔⵓ {amount}.' },
  ended: {
    ar: 'انتهى الطلب ولم يؤد شيء.',
    fr: 'La demande est close, rien n’a été payé.',
    zgh: 'ⵉⵙⵎⴷ ⵓⵙⵓⵜⵔ, ⵓⵔ ⵉⵜⵜⵓⴼⵔⵓ ⵢⴰⵜ.',
  },
  takeBack: { ar: 'إلغاء الطلب', fr: 'Annuler la demande', zgh: 'ⵙⵔ ⴰⵙⵓⵜⵔ' },
  next: { ar: 'طلب آخر', fr: 'Une autre demande', zgh: 'ⴰⵙⵓⵜⵔ ⵢⴰⴹⵏ' },
});
