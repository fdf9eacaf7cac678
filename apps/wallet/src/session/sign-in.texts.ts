import { defineMessages } from '@hanout/i18n';

export const signInTexts = defineMessages({
  title: { ar: 'الدخول', fr: 'Entrer', zgh: 'ⴽⵛⵎ' },
  iAm: { ar: 'أنا', fr: 'Je suis', zgh: 'ⵏⴽⴽ ⵉⴳⴰⵏ' },
  customer: { ar: 'زبون', fr: 'Client', zgh: 'ⴰⵎⵙⵙⴰⵖ' },
  merchant: { ar: 'تاجر', fr: 'Commerçant', zgh: 'ⴰⵎⵣⵣⵏⵣⴰ' },
  cashier: { ar: 'أمين الصندوق', fr: 'Caissier', zgh: 'ⴱⵓ ⵓⵙⵏⴷⵓⵇ' },
  agent: { ar: 'وكيل', fr: 'Agent', zgh: 'ⴰⵎⵓⵔⵉ' },
  phone: { ar: 'رقم الهاتف', fr: 'Numéro de téléphone', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ' },
  sendCode: { ar: 'التوصل برمز', fr: 'Recevoir un code', zgh: 'ⴰⵡⵉ ⵜⴰⵏⴳⴰⵍⵜ' },
  codeSent: {
    ar: 'إذا كان لهذا الرقم حساب فقد أرسل إليه رمز الآن.',
    fr: 'Si ce numéro a un compte, un code vient de lui être envoyé.',
    zgh: 'ⵎⴽ ⵉⵍⵍⴰ ⵓⵎⵉⴹⴰⵏ ⵏ ⵓⵟⵟⵓⵏ ⴰⴷ, ⵜⵜⵓⵣⵏ ⴰⵙ ⵜⴰⵏⴳⴰⵍⵜ.',
  },
  code: { ar: 'الرمز المتوصل به', fr: 'Code reçu par SMS', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ' },
  enter: { ar: 'دخول', fr: 'Entrer', zgh: 'ⴽⵛⵎ' },
  open: {
    ar: 'ليس عندي حساب: فتح حساب',
    fr: 'Je n’ai pas de compte : en ouvrir un',
    zgh: 'ⵓⵔ ⵖⵓⵔⵉ ⴰⵎⵉⴹⴰⵏ: ⵕⵥⵎ ⵢⴰⵏ',
  },
  otherNumber: { ar: 'رقم آخر', fr: 'Un autre numéro', zgh: 'ⵓⵟⵟⵓⵏ ⵢⴰⴹⵏ' },
});
