import { defineMessages } from '@hanout/i18n';

/** What moved money, as people read it in a list. */
export const kindTexts = defineMessages({
  merchant_payment: { ar: 'أداء لتاجر', fr: 'Paiement à un commerçant', zgh: 'ⵓⴼⵔⵉ ⵉ ⵓⵎⵣⵣⵏⵣⵓ' },
  person_to_person: { ar: 'تحويل بين الأشخاص', fr: 'Transfert entre particuliers', zgh: 'ⴰⵣⵣⵏ ⴳⵔ ⵎⴷⴷⵏ' },
  business_to_person: { ar: 'تحويل من مقاولة', fr: 'Versement d’une entreprise', zgh: 'ⴰⵣⵣⵏ ⵙⴳ ⵜⵎⵙⵙⵓⵔⵜ' },
  supplier_payment: { ar: 'أداء لمورد', fr: 'Paiement à un fournisseur', zgh: 'ⵓⴼⵔⵉ ⵉ ⵓⵎⴰⴽⴽⴰⵢ' },
  bill_payment: { ar: 'أداء فاتورة', fr: 'Paiement de facture', zgh: 'ⵓⴼⵔⵉ ⵏ ⵜⴼⴰⴽⵜⵓⵔⵜ' },
  cash_in: { ar: 'إيداع نقدي', fr: 'Dépôt d’espèces', zgh: 'ⴰⵙⵔⵙ ⵏ ⵢⵉⴷⵔⵉⵎⵏ' },
  cash_out: { ar: 'سحب نقدي', fr: 'Retrait d’espèces', zgh: 'ⴰⵙⵓⴼⵖ ⵏ ⵢⵉⴷⵔⵉⵎⵏ' },
  float_swap: { ar: 'تبادل بين الوكلاء', fr: 'Échange entre agents', zgh: 'ⴰⵎⵢⴰⴽⴰ ⴳⵔ ⵉⵎⵓⵔⵉⵢⵏ' },
  payout: { ar: 'إرسال إلى شبكة أخرى', fr: 'Envoi vers un autre réseau', zgh: 'ⴰⵣⵣⵏ ⵙ ⵓⵥⵟⵟⴰ ⵢⴰⴹⵏ' },
  collection: { ar: 'تحصيل عبر شبكة أخرى', fr: 'Encaissement par un autre réseau', zgh: 'ⴰⵎⵥ ⵙⴳ ⵓⵥⵟⵟⴰ ⵢⴰⴹⵏ' },
  float_top_up: { ar: 'تغذية حساب الوكيل', fr: 'Approvisionnement de l’agent', zgh: 'ⵜⵉⴽⵎⵉ ⵏ ⵓⵎⵓⵔⵉ' },
  voucher_redemption: { ar: 'قسيمة مصروفة', fr: 'Bon payé', zgh: 'ⵜⴰⴼⵔⴰⵢⵜ' },
  grant: { ar: 'دعم عمومي', fr: 'Aide publique', zgh: 'ⵜⵉⵡⵉⵙⵉ ⵜⴰⴳⴷⵓⴷⴰⵏⵜ' },
  refund: { ar: 'استرداد', fr: 'Remboursement', zgh: 'ⴰⵙⵖⵍⵉ' },
  recall: { ar: 'استرجاع مبلغ', fr: 'Rappel de fonds', zgh: 'ⴰⵙⵓⵖⵍ' },
  reversal: { ar: 'إلغاء', fr: 'Annulation', zgh: 'ⴰⵙⴼⵙⵅ' },
  fee: { ar: 'رسوم', fr: 'Frais', zgh: 'ⵉⵣⵔⴼⴰⵏ' },
  fee_refund: { ar: 'رسوم مستردة', fr: 'Frais remboursés', zgh: 'ⵉⵣⵔⴼⴰⵏ ⵉⵜⵜⵓⵔⴰⵔⵏ' },
  other: { ar: 'عملية أخرى', fr: 'Autre opération', zgh: 'ⵜⵉⴳⴳⵉ ⵢⴰⴹⵏ' },
});

/** Kinds grow with the platform: one that is newer than this page is another operation. */
export function kindIn(texts: (typeof kindTexts)['fr'], kind: string): string {
  return kind in texts ? texts[kind as keyof typeof texts] : texts.other;
}
