import type { Language } from '@hanout/contracts';

type Texts = Readonly<Record<Language, string>>;

/**
 * What people read. An SMS holds 70 characters in Arabic or Tifinagh, 160 in plain Latin; a test measures each.
 * Tifinagh is not on every phone: the Amazigh texts are written in it all the same, as the language's own script.
 */
export const TEMPLATES = {
  one_time_code: {
    ar: 'رمزك: {code}. لا تعطه لأحد.',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ: {code}. ⴰⴷ ⵓⵔ ⵜⵜ ⵜⴰⴽⴽⴰ ⵉ ⵢⴰⵏ.',
    fr: 'Votre code : {code}. Ne le donnez à personne.',
  },
  grant_paid: {
    ar: 'تيسير: وصلك {amount} درهم في حسابك.',
    zgh: 'ⵜⴰⵢⵙⵉⵔ: ⵢⵓⵡⵉ ⴽ ⵉⴷ {amount} ⴷⵔⵀⵎ ⴳ ⵓⵎⵉⴹⴰⵏ ⵏⵏⴽ.',
    fr: 'Tayssir : {amount} DH sont arrivés sur votre compte.',
  },
  payment_sent: {
    ar: 'أديت {amount} درهم. المرجع {reference}.',
    zgh: 'ⵜⴼⵔⵓⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
    fr: 'Payé : {amount} DH. Référence {reference}.',
  },
  refund_received: {
    ar: 'رجع لك {amount} درهم. المرجع {reference}.',
    zgh: 'ⵢⵓⵖⵓⵍ ⴰⴽ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
    fr: 'Remboursé : {amount} DH. Référence {reference}.',
  },
  payment_received: {
    ar: 'وصلك {amount} درهم. المرجع {reference}.',
    zgh: 'ⵉⵡⴹ ⴽ ⵉⴷ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
    fr: 'Reçu : {amount} DH. Référence {reference}.',
  },
  payment_requested: {
    ar: 'يطلب منك {amount} درهم. المرجع {reference}.',
    zgh: 'ⵉⵜⵜⵔ ⴰⴽ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
    fr: "On vous demande {amount} DH. Référence {reference}. Répondez dans l'appli.",
  },
  recall_requested: {
    ar: 'يطلب إرجاع {amount} درهم. المرجع {reference}.',
    zgh: 'ⵉⵜⵜⵔ ⴰⵖⵓⵍ ⵏ {amount} ⴷⵔⵀⵎ. ⴰⵙⵖⴰⵍ {reference}.',
    fr: 'On vous demande de rendre {amount} DH. Référence {reference}.',
  },
  request_ended: {
    ar: 'طلبك {reference} بمبلغ {amount} درهم لم يتم.',
    zgh: 'ⴰⵙⵓⵜⵔ {reference} ⵏ {amount} ⴷⵔⵀⵎ ⵓⵔ ⵉⵎⵎⵉⵔ.',
    fr: "Votre demande {reference} de {amount} DH n'a pas abouti.",
  },
  verification_due: {
    ar: 'أعد التحقق من هويتك قبل {date} وإلا انخفض سقف حسابك.',
    zgh: 'ⵙⵎⴰⵢⵏⵓ ⵜⴰⵎⴰⴳⵉⵜ ⵏⵏⴽ ⴰⵔ {date}.',
    fr: 'Faites vérifier votre identité de nouveau avant le {date}, sinon votre plafond baisse.',
  },
} as const satisfies Record<string, Texts>;

export type TemplateName = keyof typeof TEMPLATES;

export function isTemplate(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}

/** @throws Error when a place of the text has no value: a message with a hole is not sent. */
export function renderTemplate(
  name: TemplateName,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  return TEMPLATES[name][language].replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place];
    if (value === undefined) throw new Error(`template ${name} has no value for ${place}`);
    return value;
  });
}
