import { errorTable } from '@hanout/errors';

export const LEDGER_ERRORS = errorTable({
  'ledger.overloaded': {
    kind: 'unavailable',
    text: {
      en: 'Too many transfers are waiting; ask again shortly with the same ids.',
      fr: 'Trop de transferts sont en attente ; redemandez sous peu avec les mêmes identifiants.',
      ar: 'عدد كبير من التحويلات في الانتظار، المرجو إعادة الطلب بعد قليل بنفس المعرفات.',
    },
  },
  'ledger.account_unknown': {
    kind: 'not_found',
    text: {
      en: 'There is no such account.',
      fr: 'Ce compte n’existe pas.',
      ar: 'هذا الحساب غير موجود.',
    },
  },
  'ledger.cursor_unknown': {
    kind: 'invalid',
    text: {
      en: 'The page to continue from is not of this account.',
      fr: 'La page à continuer n’est pas de ce compte.',
      ar: 'الصفحة المطلوب متابعتها لا تخص هذا الحساب.',
    },
  },
  'ledger.range_invalid': {
    kind: 'invalid',
    text: {
      en: 'The range ends before it begins.',
      fr: 'La période finit avant de commencer.',
      ar: 'الفترة تنتهي قبل أن تبدأ.',
    },
  },
});
