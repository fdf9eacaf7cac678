import type { Template } from './template';

/** Codes, requests, and what a shop or a holder is to know. */
export const NOTICE_TEMPLATES = {
  one_time_code: {
    category: 'code',
    places: ['code'],
    personal: ['code'],
    texts: {
      ar: 'رمزك: {code}. لا تعطه لأحد.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ: {code}. ⴰⴷ ⵓⵔ ⵜⵜ ⵜⴰⴽⴽⴰ ⵉ ⵢⴰⵏ.',
      fr: 'Votre code : {code}. Ne le donnez à personne.',
    },
  },
  withdrawal_code: {
    category: 'code',
    places: ['withdrawalCode', 'amount', 'expiry'],
    personal: ['withdrawalCode'],
    texts: {
      ar: 'رمز السحب {withdrawalCode}، {amount} درهم، قبل {expiry}.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ {withdrawalCode}: {amount} ⴷⵔⵀⵎ ⴰⵔ {expiry}.',
      fr: "Code de retrait : {withdrawalCode}, pour {amount} DH, jusqu'au {expiry}. Ne le donnez qu'à l'agent.",
    },
  },
  withdrawal_code_ended: {
    category: 'request',
    places: ['reference', 'amount'],
    texts: {
      ar: 'انتهى رمز السحب {reference}. رجع لك {amount} درهم.',
      zgh: 'ⵜⵣⵔⵉ ⵜⵏⴳⴰⵍⵜ {reference}. {amount} ⴷⵔⵀⵎ ⵓⵖⵓⵍⵏ ⴰⴽ.',
      fr: 'Le code de retrait {reference} ne vaut plus : {amount} DH sont de nouveau disponibles.',
    },
  },
  voucher_code: {
    category: 'money_in',
    places: ['voucherCode', 'amount', 'date'],
    personal: ['voucherCode'],
    texts: {
      ar: 'قسيمة {amount} درهم: الرمز {voucherCode}، قبل {date}.',
      zgh: 'ⴰⴼⵔⴰⴽ {amount} ⴷⵔⵀⵎ: {voucherCode} ⴰⵔ {date}.',
      fr: "Bon de {amount} DH, code {voucherCode}, chez tout agent, avec votre carte, jusqu'au {date}.",
    },
  },
  voucher_paid: {
    category: 'money_out',
    places: ['amount'],
    texts: {
      ar: 'صرفت قسيمتك: {amount} درهم.',
      zgh: 'ⵉⵜⵜⵓⵅⵍⵚ ⵓⴼⵔⴰⴽ ⵏⵏⴽ: {amount} ⴷⵔⵀⵎ.',
      fr: "Votre bon de {amount} DH a été payé par un agent. Si ce n'est pas vous, prévenez le programme.",
    },
  },
  payout_declined: {
    category: 'request',
    places: ['reference', 'amount'],
    texts: {
      ar: 'رفض الإرسال {reference}. رجع لك {amount} درهم.',
      zgh: 'ⵉⵜⵜⵓⴳⵢ {reference}. {amount} ⴷⵔⵀⵎ ⵓⵖⵓⵍⵏ ⴰⴽ.',
      fr: "L'envoi {reference} a été refusé par l'autre réseau : {amount} DH sont de nouveau disponibles.",
    },
  },
  payment_requested: {
    category: 'request',
    places: ['name', 'amount', 'expiry'],
    personal: ['name'],
    texts: {
      ar: '{name} يطلب منك {amount} درهم قبل {expiry}.',
      zgh: '{name}: ⵉⵜⵜⵔ ⴰⴽ {amount} ⴷⵔⵀⵎ ⴰⵔ {expiry}.',
      fr: "{name} vous demande {amount} DH, jusqu'au {expiry}. Répondez dans l'appli.",
    },
  },
  bulk_waits: {
    category: 'request',
    places: ['count', 'sum', 'expiry'],
    texts: {
      ar: 'وافق على أداء جماعي: {count}، {sum} درهم، قبل {expiry}.',
      zgh: 'ⴰⴼⵔⴰ ⴰⴳⵔⴰⵡⴰⵏ: {count}, {sum} ⴷⵔⵀⵎ, ⴰⵔ {expiry}.',
      fr: "Paiement de masse à accepter : {count} lignes, {sum} DH, jusqu'au {expiry}.",
    },
  },
  cash_out_requested: {
    category: 'request',
    places: ['name', 'amount', 'expiry'],
    personal: ['name'],
    texts: {
      ar: '{name}: أكد سحب {amount} درهم قبل {expiry}.',
      zgh: '{name}: ⵙⵏⵜⵎ ⴰⵙⵓⴼⵖ ⵏ {amount} ⴷⵔⵀⵎ ⴰⵔ {expiry}.',
      fr: "Confirmez le retrait de {amount} DH chez {name}, jusqu'au {expiry}, dans l'appli.",
    },
  },
  recall_requested: {
    category: 'request',
    places: ['amount', 'reference'],
    texts: {
      ar: 'يطلب إرجاع {amount} درهم. المرجع {reference}.',
      zgh: 'ⵉⵜⵜⵔ ⴰⵖⵓⵍ ⵏ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
      fr: 'On vous demande de rendre {amount} DH. Référence {reference}.',
    },
  },
  request_declined: {
    category: 'request',
    places: ['reference', 'amount'],
    texts: {
      ar: 'رفض طلبك {reference} بمبلغ {amount} درهم.',
      zgh: 'ⵉⵜⵜⵓⴳⵢ ⵓⵙⵓⵜⵔ {reference} ⵏ {amount} ⴷⵔⵀⵎ.',
      fr: 'Votre demande {reference} de {amount} DH a été refusée.',
    },
  },
  request_expired: {
    category: 'request',
    places: ['reference', 'amount'],
    texts: {
      ar: 'انتهى أجل طلبك {reference} بمبلغ {amount} درهم.',
      zgh: 'ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏ ⵓⵙⵓⵜⵔ {reference} ⵏ {amount} ⴷⵔⵀⵎ.',
      fr: 'Votre demande {reference} de {amount} DH a expiré sans réponse.',
    },
  },
  request_ended: {
    category: 'request',
    places: ['reference', 'amount'],
    texts: {
      ar: 'طلبك {reference} بمبلغ {amount} درهم لم يتم.',
      zgh: 'ⴰⵙⵓⵜⵔ {reference} ⵏ {amount} ⴷⵔⵀⵎ ⵓⵔ ⵉⵎⵎⵉⵔ.',
      fr: "Votre demande {reference} de {amount} DH n'a pas abouti.",
    },
  },
  standing_order_missed: {
    category: 'money_out',
    places: ['amount', 'date'],
    texts: {
      ar: 'لم يؤد أداؤك الدوري ليوم {date}: {amount} درهم.',
      zgh: 'ⵓⵔ ⵉⵜⵜⵓⵅⵍⵉⵚ {amount} ⴷⵔⵀⵎ ⵏ {date}.',
      fr: "Votre paiement permanent du {date}, {amount} DH, n'a pas abouti.",
    },
  },
  float_low: {
    category: 'report',
    places: ['name', 'amount'],
    personal: ['name'],
    texts: {
      ar: 'رصيد {name} منخفض: {amount} درهم.',
      zgh: '{name}: ⴷⵔⵓⵙⵏ ⵉⵇⴰⵔⵉⴹⵏ, {amount} ⴷⵔⵀⵎ.',
      fr: "Compte d'agent bas, {name} : {amount} DH. Demandez un approvisionnement.",
    },
  },
  cash_low: {
    category: 'report',
    places: ['name', 'amount'],
    personal: ['name'],
    texts: {
      ar: 'صندوق {name} منخفض: {amount} درهم.',
      zgh: '{name}: ⵉⴷⵔⵓⵙ ⵓⵙⵏⴷⵓⵇ, {amount} ⴷⵔⵀⵎ.',
      fr: 'Caisse basse, {name} : {amount} DH en billets. Passez à la banque.',
    },
  },
  daily_commission_billed: {
    category: 'bill',
    places: ['amount', 'date'],
    texts: {
      ar: 'عمولة يوم {date}: {amount} درهم، اقتطعت من حسابك.',
      zgh: 'ⵜⴰⵖⵔⴰⴷⵜ ⵏ {date}: {amount} ⴷⵔⵀⵎ.',
      fr: 'Commission du {date} : {amount} DH, prise sur votre compte.',
    },
  },
  day_closed: {
    category: 'report',
    places: ['date', 'count', 'sum'],
    texts: {
      ar: 'يوم {date}: {count} عملية، مبيعات {sum} درهم.',
      zgh: 'ⴰⵙⵙ {date}: {count}, ⴰⴳⵔⴰⵡ {sum} ⴷⵔⵀⵎ.',
      fr: 'Journée du {date} : {count} opérations, ventes {sum} DH.',
    },
  },
  webhook_disabled: {
    category: 'report',
    places: ['date'],
    texts: {
      ar: 'توقف الإشعار الآلي لنظامك: لا يجيب منذ {date}.',
      zgh: 'ⵉⴱⴷⴷ webhook ⵏⵏⴽ: ⵓⵔ ⴷ ⵉⵔⴰⵔ ⵙⴳ {date}.',
      fr: 'Votre webhook est désactivé : il ne répond plus depuis le {date}. Réactivez-le une fois réparé.',
    },
  },
  verification_due: {
    category: 'security',
    places: ['date'],
    texts: {
      ar: 'أعد التحقق من هويتك قبل {date} وإلا انخفض سقف حسابك.',
      zgh: 'ⵙⵎⴰⵢⵏⵓ ⵜⴰⵎⴰⴳⵉⵜ ⵏⵏⴽ ⴰⵔ {date}.',
      fr: 'Faites vérifier votre identité de nouveau avant le {date}, sinon votre plafond baisse.',
    },
  },
} as const satisfies Record<string, Template>;
