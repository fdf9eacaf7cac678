import { defineMessages } from '@hanout/i18n';

/** What moved money, as people call it. */
export const kindTexts = defineMessages({
  merchant_payment: { ar: 'أداء لتاجر', fr: 'Paiement', zgh: 'ⴰⴼⵔⴰ' },
  person_to_person: { ar: 'تحويل', fr: 'Transfert', zgh: 'ⴰⵣⵏ' },
  business_to_person: { ar: 'تحويل من مقاولة', fr: 'Versement', zgh: 'ⴰⴼⵔⴰ ⵏ ⵜⵎⵙⵙⵓⵔⵜ' },
  supplier_payment: { ar: 'أداء لمورد', fr: 'Fournisseur', zgh: 'ⴰⴼⵔⴰ ⵏ ⵓⵎⵙⵙⵉⵡⴹ' },
  bill_payment: { ar: 'فاتورة', fr: 'Facture', zgh: 'ⵜⴰⴼⴰⵜⵓⵔⵜ' },
  cash_in: { ar: 'إيداع نقدي', fr: 'Dépôt d’espèces', zgh: 'ⴰⵙⵔⵙ' },
  cash_out: { ar: 'سحب نقدي', fr: 'Retrait d’espèces', zgh: 'ⴰⵙⵓⴼⵖ' },
  float_swap: { ar: 'تبادل بين الوكلاء', fr: 'Échange entre agents', zgh: 'ⴰⵎⵙⴽⵍ ⵏ ⵉⵎⵓⵔⵉⵢⵏ' },
  float_top_up: { ar: 'تغذية حساب الوكيل', fr: 'Approvisionnement', zgh: 'ⴰⵙⵎⴰⴷ' },
  payout: { ar: 'إرسال إلى شبكة أخرى', fr: 'Vers un autre réseau', zgh: 'ⵖⵔ ⵓⵥⵟⵟⴰ ⵢⴰⴹⵏ' },
  collection: { ar: 'تحصيل عبر شبكة أخرى', fr: 'D’un autre réseau', zgh: 'ⵙⴳ ⵓⵥⵟⵟⴰ ⵢⴰⴹⵏ' },
  voucher_redemption: { ar: 'قسيمة مصروفة', fr: 'Bon payé', zgh: 'ⴰⴼⵔⴰⴽ' },
  voucher_issue: { ar: 'قسيمة', fr: 'Bon', zgh: 'ⴰⴼⵔⴰⴽ' },
  grant: { ar: 'دعم عمومي', fr: 'Aide publique', zgh: 'ⵜⴰⵡⵉⵙⵉ' },
  refund: { ar: 'إرجاع', fr: 'Remboursement', zgh: 'ⴰⵔⴰⵔⴰ' },
  recall: { ar: 'استرجاع مبلغ', fr: 'Rappel de fonds', zgh: 'ⴰⵖⵓⵍ' },
  reversal: { ar: 'إلغاء', fr: 'Annulation', zgh: 'ⴰⵙⵔ' },
  fee: { ar: 'رسوم', fr: 'Frais', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  fee_refund: { ar: 'رسوم مستردة', fr: 'Frais rendus', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ ⵉⵎⵓⵔⵔⵉⵏ' },
  other: { ar: 'عملية أخرى', fr: 'Autre opération', zgh: 'ⵜⴰⵎⵀⵍⵜ ⵢⴰⴹⵏ' },
});
