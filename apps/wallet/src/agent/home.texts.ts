import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'الشباك', fr: 'Guichet', zgh: 'ⴰⴳⵏⵙⵓ' },
  float: { ar: 'الرصيد الإلكتروني', fr: 'Solde électronique', zgh: 'ⴰⵎⵉⴹⴰⵏ ⴰⵍⵉⴽⵜⵕⵓⵏⵉ' },
  cash: { ar: 'النقد في الصندوق', fr: 'Espèces en caisse', zgh: 'ⵉⴷⵔⵉⵎⵏ ⴳ ⵓⵙⵏⴷⵓⵇ' },
  isLow: { ar: 'منخفض: أقل من {mark}', fr: 'Bas : moins de {mark}', zgh: 'ⵉⴷⵔⵓⵙ: ⴷⴰⵡ {mark}' },
  undeclared: {
    ar: 'لم تصرحوا بعد بما في الصندوق.',
    fr: 'Vous n’avez pas encore déclaré votre caisse.',
    zgh: 'ⵓⵔ ⵜⴰ ⵜⵏⵏⵉⴷ ⵎⴰ ⵉⵍⵍⴰⵏ ⴳ ⵓⵙⵏⴷⵓⵇ.',
  },
  services: { ar: 'الخدمات', fr: 'Services', zgh: 'ⵜⴰⵏⴰⴼⵓⵜⵉⵏ' },
  cashIn: { ar: 'إيداع', fr: 'Dépôt', zgh: 'ⴰⵙⵔⵙ' },
  code: { ar: 'رمز سحب', fr: 'Code de retrait', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵓⴼⵖ' },
  cashOut: { ar: 'سحب بدون رمز', fr: 'Retrait sans code', zgh: 'ⴰⵙⵓⴼⵖ ⵡⴰⵔ ⵜⴰⵏⴳⴰⵍⵜ' },
  voucher: { ar: 'قسيمة', fr: 'Bon', zgh: 'ⵜⴰⴼⵔⴰⵢⵜ' },
  account: { ar: 'فتح حساب', fr: 'Ouvrir un compte', zgh: 'ⵕⵥⵎ ⴰⵎⵉⴹⴰⵏ' },
  card: { ar: 'بطاقة لأسرة', fr: 'Carte famille', zgh: 'ⵜⴰⴽⴰⵔⴹⴰ' },
  plan: { ar: 'يوم الأداء', fr: 'Jour de paie', zgh: 'ⴰⵙⵙ ⵏ ⵓⴼⵔⵉ' },
  swap: { ar: 'تبادل الرصيد', fr: 'Échange de solde', zgh: 'ⴰⵎⵢⴰⴽⴰ ⵏ ⵓⵎⵉⴹⴰⵏ' },
  drawer: { ar: 'الصندوق', fr: 'Caisse', zgh: 'ⴰⵙⵏⴷⵓⵇ' },
});
