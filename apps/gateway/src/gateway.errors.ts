import { errorTable, httpStatusOf, type DomainError } from '@hanout/errors';

/** What is said at the edge before an owner is reached, or when none answers. */
export const GATEWAY_ERRORS = errorTable({
  'platform.token_invalid': {
    kind: 'unauthenticated',
    text: {
      en: 'This access token is not valid; sign in again.',
      fr: 'Ce jeton d’accès n’est pas valide ; identifiez-vous de nouveau.',
      ar: 'رمز الدخول غير صالح، المرجو تسجيل الدخول من جديد.',
    },
  },
  'platform.token_expired': {
    kind: 'unauthenticated',
    text: {
      en: 'Your session has ended; sign in again.',
      fr: 'Votre session a expiré ; identifiez-vous de nouveau.',
      ar: 'انتهت مدة الجلسة، المرجو تسجيل الدخول من جديد.',
    },
  },
  'platform.web_app_missing': {
    kind: 'invalid',
    text: {
      en: 'The header x-hanout-web is missing: it says which of our pages asks.',
      fr: 'L’en-tête x-hanout-web manque : il dit laquelle de nos pages fait la demande.',
      ar: 'الترويسة x-hanout-web ناقصة، وهي التي تبين أي صفحة من صفحاتنا ترسل الطلب.',
    },
  },
  'platform.cross_site': {
    kind: 'forbidden',
    text: {
      en: 'This request does not come from one of our pages.',
      fr: 'Cette requête ne vient pas de l’une de nos pages.',
      ar: 'هذا الطلب لم يصدر عن إحدى صفحاتنا.',
    },
  },
  'platform.idempotency_key_missing': {
    kind: 'invalid',
    text: {
      en: 'The header Idempotency-Key is missing: it is what makes repeating this request safe.',
      fr: 'L’en-tête Idempotency-Key manque : c’est lui qui permet de répéter cette requête sans risque.',
      ar: 'الترويسة Idempotency-Key ناقصة، وهي التي تسمح بإعادة هذا الطلب دون خطر.',
    },
  },
  'platform.invalid_json': {
    kind: 'invalid',
    text: {
      en: 'The body is not valid JSON.',
      fr: 'Le corps de la requête n’est pas du JSON valide.',
      ar: 'محتوى الطلب ليس JSON صحيحا.',
    },
  },
  'platform.unsupported_media_type': {
    kind: 'invalid',
    text: {
      en: 'The body is not of a type that is read here.',
      fr: 'Le type du corps de la requête n’est pas pris en charge ici.',
      ar: 'نوع محتوى الطلب غير مقبول هنا.',
    },
  },
  'platform.body_too_large': {
    kind: 'invalid',
    text: {
      en: 'The body is larger than {maxBytes} bytes.',
      fr: 'Le corps de la requête dépasse {maxBytes} octets.',
      ar: 'حجم محتوى الطلب يتجاوز {maxBytes} بايت.',
    },
  },
  'platform.no_answer': {
    kind: 'unavailable',
    text: {
      en: 'There was no answer in time: it is not known whether this was done. Repeat the request with the same key.',
      fr: 'Aucune réponse à temps : on ne sait pas si l’opération a été faite. Répétez la requête avec la même clé.',
      ar: 'لم يصل الجواب في الوقت المحدد، ولا يعرف هل تمت العملية. المرجو إعادة نفس الطلب بنفس المفتاح.',
    },
  },
});

const HTTP_STATUS: Readonly<Record<string, number>> = {
  'platform.unsupported_media_type': 415,
  'platform.body_too_large': 413,
  'platform.no_answer': 504,
};

/** The kind of a refusal decides its HTTP status; a few of the edge's own have one of their own. */
export function statusOf(error: DomainError): number {
  return HTTP_STATUS[error.code] ?? httpStatusOf(error.kind);
}

/** A payment that failed is an answer of its owner; these are its words for people. */
export const PAYMENT_FAILURES = errorTable({
  'payments.insufficient_funds': {
    kind: 'refused',
    text: {
      en: 'Not paid: there is not enough money in the wallet.',
      fr: 'Paiement refusé : le solde est insuffisant.',
      ar: 'لم يتم الأداء: الرصيد غير كاف.',
    },
  },
  'payments.reversal_unfunded': {
    kind: 'refused',
    text: {
      en: 'Not reversed: the payee no longer has this money. The payer may recall the payment.',
      fr: 'Annulation refusée : le bénéficiaire n’a plus cet argent. Le payeur peut rappeler le paiement.',
      ar: 'لم يتم الإلغاء: لم يعد المبلغ لدى المستفيد. يمكن للدافع طلب استرداد الأداء.',
    },
  },
  'payments.balance_ceiling': {
    kind: 'refused',
    text: {
      en: 'Not paid: the receiving wallet would hold more than it may.',
      fr: 'Paiement refusé : le plafond du portefeuille du bénéficiaire serait dépassé.',
      ar: 'لم يتم الأداء: سيتجاوز رصيد المستفيد السقف المسموح به.',
    },
  },
  'payments.account_frozen': {
    kind: 'refused',
    text: {
      en: 'Not paid: one of the two wallets is blocked.',
      fr: 'Paiement refusé : l’un des deux portefeuilles est bloqué.',
      ar: 'لم يتم الأداء: إحدى المحفظتين موقوفة.',
    },
  },
  'payments.refused': {
    kind: 'refused',
    text: {
      en: 'Not paid: the payment was refused.',
      fr: 'Paiement refusé.',
      ar: 'لم يتم الأداء: رفضت العملية.',
    },
  },
});

export function paymentFailure(failure: string | undefined): DomainError {
  const code = `payments.${failure ?? 'refused'}`;
  return PAYMENT_FAILURES.error(isKnownFailure(code) ? code : 'payments.refused');
}

/** To staff: it is the payee who has not the money, and another way is open. */
export function reversalFailure(failure: string | undefined): DomainError {
  return failure === 'insufficient_funds'
    ? PAYMENT_FAILURES.error('payments.reversal_unfunded')
    : paymentFailure(failure);
}

function isKnownFailure(code: string): code is keyof typeof PAYMENT_FAILURES.entries {
  return Object.hasOwn(PAYMENT_FAILURES.entries, code);
}
