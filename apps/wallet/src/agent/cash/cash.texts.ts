import { defineMessages } from '@hanout/i18n';

export const cashTexts = defineMessages({
  in: { ar: 'إيداع نقدي', fr: 'Dépôt d’espèces', zgh: 'ⴰⵙⵔⵙ ⵏ ⵢⵉⴷⵔⵉⵎⵏ' },
  out: { ar: 'سحب نقدي', fr: 'Retrait d’espèces', zgh: 'ⴰⵙⵓⴼⵖ ⵏ ⵢⵉⴷⵔⵉⵎⵏ' },
  phone: { ar: 'رقم هاتف الزبون', fr: 'Numéro du client', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵓⵎⵙⵙⴰⵖ' },
  customer: { ar: 'الزبون', fr: 'Client', zgh: 'ⴰⵎⵙⵙⴰⵖ' },
  takeNotes: {
    ar: 'عدوا الأوراق النقدية قبل التأكيد.',
    fr: 'Comptez les billets avant de confirmer.',
    zgh: 'ⵙⵉⴹⵏ ⵉⴷⵔⵉⵎⵏ ⴷⴰⵜ ⵏ ⵓⵙⵙⵉⴷⴷ.',
  },
  confirmIn: { ar: 'تسلمت المبلغ', fr: 'J’ai reçu les billets', zgh: 'ⵓⵎⵥⵖ ⵉⴷⵔⵉⵎⵏ' },
  confirmOut: { ar: 'طلب موافقة الزبون', fr: 'Demander l’accord du client', zgh: 'ⵙⵓⵜⵔ ⴰⵎⵢⴰⵇⴱⵍ ⵏ ⵓⵎⵙⵙⴰⵖ' },
  handOver: {
    ar: 'تم. سلموا {amount}.',
    fr: 'C’est payé : remettez {amount}.',
    zgh: 'ⵉⵜⵜⵓⴼⵔⵓ: ⴼⴽ {amount}.',
  },
  waitForYes: {
    ar: 'لم يوافق الزبون بعد على هاتفه: لا تسلموا المال.',
    fr: 'Le client n’a pas encore accepté sur son téléphone : ne remettez rien.',
    zgh: 'ⵓⵔ ⵜⴰ ⵉⵇⴱⵉⵍ ⵓⵎⵙⵙⴰⵖ: ⴰⴷ ⵓⵔ ⵜⴰⴽⴰⴷ ⵉⴷⵔⵉⵎⵏ.',
  },
  ended: {
    ar: 'لم تتم العملية: لا تسلموا المال.',
    fr: 'L’opération ne s’est pas faite : ne remettez rien.',
    zgh: 'ⵓⵔ ⵜⵎⴷ ⵜⵉⴳⴳⵉ: ⴰⴷ ⵓⵔ ⵜⴰⴽⴰⴷ ⵉⴷⵔⵉⵎⵏ.',
  },
  lookAgain: { ar: 'تحقق من جديد', fr: 'Vérifier de nouveau', zgh: 'ⵙⵙⵉⴷⴷ ⴷⴰⵖ' },
  codeTitle: { ar: 'رمز سحب', fr: 'Code de retrait', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵓⴼⵖ' },
  code: { ar: 'الرمز (12 رقما)', fr: 'Code (12 chiffres)', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ (12 ⵏ ⵉⵎⵎⴰⵍⵏ)' },
  redeem: { ar: 'صرف', fr: 'Payer', zgh: 'ⴼⵔⵓ' },
  another: { ar: 'عملية أخرى', fr: 'Une autre opération', zgh: 'ⵜⵉⴳⴳⵉ ⵢⴰⴹⵏ' },
});
