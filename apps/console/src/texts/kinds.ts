import { defineMessages } from '@hanout/i18n';

/** What a payment is. */
export const kindTexts = defineMessages({
  merchant_payment: { ar: 'أداء لتاجر', fr: 'Paiement marchand', zgh: 'ⴰⴼⵔⴰ ⵉ ⵜⵃⴰⵏⵓⵜ' },
  person_to_person: { ar: 'تحويل بين شخصين', fr: 'Entre particuliers', zgh: 'ⴳⵔ ⵉⵎⴷⴷⵏ' },
  supplier_payment: { ar: 'أداء لمورد', fr: 'Paiement fournisseur', zgh: 'ⴰⴼⵔⴰ ⵉ ⵓⵎⵙⵙⵉⴼⴹ' },
  business_to_person: { ar: 'أجر أو تعويض', fr: 'Salaire ou virement', zgh: 'ⵜⴰⵖⵔⴰⴷⵜ' },
  bill_payment: { ar: 'أداء فاتورة', fr: 'Paiement de facture', zgh: 'ⴰⴼⵔⴰ ⵏ ⵜⴼⴰⵜⵓⵔⵜ' },
  cash_in: { ar: 'إيداع نقدي', fr: 'Dépôt d’espèces', zgh: 'ⴰⵙⵔⵙ ⵏ ⵉⴷⵔⵉⵎⵏ' },
  cash_out: { ar: 'سحب نقدي', fr: 'Retrait d’espèces', zgh: 'ⴰⵙⵓⴼⵖ ⵏ ⵉⴷⵔⵉⵎⵏ' },
  float_swap: { ar: 'تبادل رصيد', fr: 'Échange de float', zgh: 'ⴰⵎⵔⴰⵔⴰ ⵏ ⵓⴼⵍⵓⵟ' },
  payout: { ar: 'تحويل إلى شبكة', fr: 'Sortie vers un réseau', zgh: 'ⴰⵙⵓⴼⵖ ⵖⵔ ⵓⵥⵟⵟⴰ' },
  collection: { ar: 'وارد من شبكة', fr: 'Entrée d’un réseau', zgh: 'ⴰⵙⴽⵛⵎ ⵙⴳ ⵓⵥⵟⵟⴰ' },
  refund: { ar: 'إرجاع', fr: 'Remboursement', zgh: 'ⴰⵔⴰⵔ' },
  recall: { ar: 'استرجاع', fr: 'Rappel', zgh: 'ⴰⵖⵓⵍ' },
  reversal: { ar: 'إلغاء أثر', fr: 'Annulation', zgh: 'ⴰⵙⵉⵔ' },
  grant: { ar: 'إعانة', fr: 'Aide', zgh: 'ⵜⵉⵡⵉⵙⵉ' },
  funding: { ar: 'تمويل', fr: 'Financement', zgh: 'ⴰⵙⵙⴷⵔⵎ' },
});

/** How a payment came about. */
export const channelTexts = defineMessages({
  code: { ar: 'رمز المتجر', fr: 'Code du commerce', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ' },
  static_qr: { ar: 'رمز QR ثابت', fr: 'QR affiché', zgh: 'QR ⵉⵔⵙⴰⵏ' },
  dynamic_qr: { ar: 'رمز QR متغير', fr: 'QR du moment', zgh: 'QR ⵏ ⵜⵙⵔⴰⴳⵜ' },
  request: { ar: 'طلب', fr: 'Demande', zgh: 'ⴰⵙⵓⵜⵔ' },
  authorisation_code: { ar: 'رمز إذن', fr: 'Code d’autorisation', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵓⵔⴰⴳⵜ' },
  alias: { ar: 'رقم الهاتف', fr: 'Numéro', zgh: 'ⵓⵟⵟⵓⵏ' },
  counter: { ar: 'شباك', fr: 'Guichet', zgh: 'ⴰⵙⵓⵔⴼ' },
  withdrawal_code: { ar: 'رمز سحب', fr: 'Code de retrait', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵓⴼⵖ' },
  schedule: { ar: 'أداء دوري', fr: 'Ordre permanent', zgh: 'ⴰⵏⴰⴹ ⵉⵣⴷⵉⵏ' },
  bulk: { ar: 'دفعة', fr: 'Lot', zgh: 'ⴰⴳⵔⴰⵡ' },
  office: { ar: 'مكتب', fr: 'Bureau', zgh: 'ⴰⵙⵉⵔⴰ' },
  network: { ar: 'شبكة', fr: 'Réseau', zgh: 'ⴰⵥⵟⵟⴰ' },
});
