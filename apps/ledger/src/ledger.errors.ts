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
  'ledger.transfer_unknown': {
    kind: 'not_found',
    text: {
      en: 'There is no such transfer.',
      fr: 'Ce transfert n’existe pas.',
      ar: 'هذا التحويل غير موجود.',
    },
  },
  'ledger.transfer_undecided': {
    kind: 'unavailable',
    text: {
      en: 'This transfer is still being decided; ask again shortly.',
      fr: 'Ce transfert n’est pas encore décidé ; redemandez sous peu.',
      ar: 'لم يُبتّ بعد في هذا التحويل، المرجو إعادة الطلب بعد قليل.',
    },
  },
  'ledger.crossing_unsupported': {
    kind: 'refused',
    text: {
      en: 'Between accounts of different ledgers a transfer can only be posted at once, by itself.',
      fr: 'Entre des comptes de registres différents, un transfert ne peut être passé que d’un coup et seul.',
      ar: 'بين حسابات في سجلات مختلفة لا يمكن تنفيذ التحويل إلا دفعة واحدة وبمفرده.',
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
