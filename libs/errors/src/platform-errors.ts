import { errorTable } from './error-table';

/** What any service may have to say before a feature is reached. Features refuse with tables of their own. */
export const PLATFORM_ERRORS = errorTable({
  'platform.invalid_input': {
    kind: 'invalid',
    text: {
      en: 'The request is not well formed.',
      fr: 'La requête n’est pas bien formée.',
      ar: 'صيغة الطلب غير صحيحة.',
    },
  },
  'platform.unauthenticated': {
    kind: 'unauthenticated',
    text: {
      en: 'Sign in first.',
      fr: 'Identifiez-vous d’abord.',
      ar: 'المرجو تسجيل الدخول أولا.',
    },
  },
  'platform.forbidden': {
    kind: 'forbidden',
    text: {
      en: 'You may not do this.',
      fr: 'Vous n’avez pas le droit de faire ceci.',
      ar: 'ليس لديكم الحق في القيام بهذه العملية.',
    },
  },
  'platform.not_found': {
    kind: 'not_found',
    text: {
      en: 'There is nothing here.',
      fr: 'Il n’y a rien ici.',
      ar: 'لم يتم العثور على المطلوب.',
    },
  },
  'platform.unavailable': {
    kind: 'unavailable',
    text: {
      en: 'The service is not available for the moment; try again later.',
      fr: 'Le service est momentanément indisponible ; réessayez plus tard.',
      ar: 'الخدمة غير متاحة حاليا، المرجو إعادة المحاولة لاحقا.',
    },
  },
});

/**
 * What the outside sees of a bug: no detail. It is no `DomainError`, because nobody may throw it on
 * purpose; the edge answers with it when something it does not know lands there.
 */
export const INTERNAL_ERROR = {
  code: 'platform.internal',
  httpStatus: 500,
  texts: {
    en: 'Something went wrong on our side.',
    fr: 'Une erreur est survenue de notre côté.',
    ar: 'وقع خطأ من جانبنا.',
  },
} as const;
