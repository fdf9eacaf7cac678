import { defineMessages } from '@hanout/i18n';

export const drawerTexts = defineMessages({
  title: { ar: 'الصندوق', fr: 'Caisse', zgh: 'ⴰⵙⵏⴷⵓⵇ' },
  what: { ar: 'ماذا تصرحون؟', fr: 'Que déclarez-vous ?', zgh: 'ⵎⴰ ⵔⴰⴷ ⵜⵉⵏⵉⴷ?' },
  opening: { ar: 'بداية اليوم', fr: 'Début de journée', zgh: 'ⴰⵙⵙⵏⵜⵉ ⵏ ⵡⴰⵙⵙ' },
  count: { ar: 'عد الصندوق', fr: 'Comptage', zgh: 'ⴰⵙⵉⴹⵏ' },
  bank_deposit: { ar: 'أودعت في البنك', fr: 'Remis à la banque', zgh: 'ⵙⵔⵙⵖ ⴳ ⵍⴱⴰⵏⴽⴰ' },
  bank_withdrawal: { ar: 'سحبت من البنك', fr: 'Retiré de la banque', zgh: 'ⵙⵓⴼⵖⵖ ⵙⴳ ⵍⴱⴰⵏⴽⴰ' },
  declare: { ar: 'تصريح', fr: 'Déclarer', zgh: 'ⵉⵏⵉ' },
  entries: { ar: 'حركات الصندوق', fr: 'Mouvements de la caisse', zgh: 'ⵉⵎⵓⵙⵙⵓⵜⵏ ⵏ ⵓⵙⵏⴷⵓⵇ' },
  cash_in: { ar: 'إيداع', fr: 'Dépôt', zgh: 'ⴰⵙⵔⵙ' },
  cash_out: { ar: 'سحب', fr: 'Retrait', zgh: 'ⴰⵙⵓⴼⵖ' },
  voucher: { ar: 'قسيمة', fr: 'Bon', zgh: 'ⵜⴰⴼⵔⴰⵢⵜ' },
  float_swap: { ar: 'تبادل', fr: 'Échange', zgh: 'ⴰⵎⵢⴰⴽⴰ' },
  cash_in_cancelled: { ar: 'إلغاء إيداع', fr: 'Dépôt annulé', zgh: 'ⴰⵙⵔⵙ ⵉⴼⵙⵅⵏ' },
  cash_out_cancelled: { ar: 'إلغاء سحب', fr: 'Retrait annulé', zgh: 'ⴰⵙⵓⴼⵖ ⵉⴼⵙⵅⵏ' },
});
