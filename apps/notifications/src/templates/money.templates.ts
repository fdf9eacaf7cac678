import type { Template } from './template';

const AMOUNT_AND_REFERENCE = ['amount', 'reference'] as const;

/** Receipts: money has moved. */
export const MONEY_TEMPLATES = {
  payment_sent: {
    category: 'money_out',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'أديت {amount} درهم. المرجع {reference}.',
      zgh: 'ⵜⴼⵔⵓⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Payé : {amount} DH. Référence {reference}.',
    },
  },
  payment_received: {
    category: 'money_in',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'وصلك {amount} درهم. المرجع {reference}.',
      zgh: 'ⵉⵡⴹ ⴽ ⵉⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Encaissé : {amount} DH. Référence {reference}.',
    },
  },
  transfer_sent: {
    category: 'money_out',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'أرسلت {amount} درهم. المرجع {reference}.',
      zgh: 'ⵜⴰⵣⵏⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Envoyé : {amount} DH. Référence {reference}.',
    },
  },
  transfer_received: {
    category: 'money_in',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'أرسل إليك {amount} درهم. المرجع {reference}.',
      zgh: 'ⵢⵓⵣⵏ ⴰⴽ ⵢⴰⵏ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'On vous a envoyé {amount} DH. Référence {reference}.',
    },
  },
  bulk_ended: {
    category: 'money_out',
    places: ['count', 'sum', 'failed'],
    texts: {
      ar: 'أداء جماعي: {count} مؤدى، {sum} درهم، تعذر {failed}.',
      zgh: 'ⴰⴼⵔⴰ ⴰⴳⵔⴰⵡⴰⵏ: {count}, {sum} ⴷⵔⵀⵎ. ⵓⵔ ⵉⴼⵔⵉⵏ: {failed}.',
      fr: 'Paiement de masse : {count} payés, {sum} DH, {failed} échoués.',
    },
  },
  bill_paid: {
    category: 'money_out',
    places: ['amount', 'name', 'reference'],
    personal: ['name'],
    texts: {
      ar: '{name}: أديت فاتورة {amount} درهم. {reference}.',
      zgh: '{name}: ⵜⴼⵔⵓⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Facture {name} payée : {amount} DH. Référence {reference}.',
    },
  },
  cash_in_done: {
    category: 'money_in',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'أودعت {amount} درهم نقدا. المرجع {reference}.',
      zgh: 'ⵜⵙⵔⵙⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Versement de {amount} DH fait. Référence {reference}.',
    },
  },
  cash_out_done: {
    category: 'money_out',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'سحبت {amount} درهم نقدا. المرجع {reference}.',
      zgh: 'ⵜⵙⵓⴼⵖⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Retrait de {amount} DH fait. Référence {reference}.',
    },
  },
  refund_received: {
    category: 'money_in',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'رجع لك {amount} درهم. المرجع {reference}.',
      zgh: 'ⵢⵓⵖⵓⵍ ⴰⴽ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Remboursé : {amount} DH. Référence {reference}.',
    },
  },
  refund_sent: {
    category: 'money_out',
    places: AMOUNT_AND_REFERENCE,
    texts: {
      ar: 'أرجعت {amount} درهم. المرجع {reference}.',
      zgh: 'ⵜⵔⴰⵔⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'Rendu : {amount} DH. Référence {reference}.',
    },
  },
  grant_paid: {
    category: 'money_in',
    places: ['amount'],
    texts: {
      ar: 'تيسير: وصلك {amount} درهم في حسابك.',
      zgh: 'ⵜⴰⵢⵙⵉⵔ: ⵢⵓⵡⵉ ⴽ ⵉⴷ {amount} ⴷⵔⵀⵎ ⴳ ⵓⵎⵉⴹⴰⵏ ⵏⵏⴽ.',
      fr: 'Tayssir : {amount} DH sont arrivés sur votre compte.',
    },
  },
} as const satisfies Record<string, Template>;
