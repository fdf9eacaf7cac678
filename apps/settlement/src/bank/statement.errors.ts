import { errorTable } from '@hanout/errors';

export const STATEMENT_ERRORS = errorTable({
  'settlement.statement_unreadable': {
    kind: 'invalid',
    text: {
      en: 'This is no camt.053 statement that can be read: {what}.',
      fr: 'Ce n’est pas un relevé camt.053 lisible : {what}.',
      ar: 'هذا ليس كشفا camt.053 مقروءا: {what}.',
    },
  },
  'settlement.statement_does_not_add_up': {
    kind: 'invalid',
    text: {
      en: 'Opening balance and entries do not sum to the closing balance; they differ by {difference}.',
      fr: 'Le solde d’ouverture et les écritures ne donnent pas le solde de clôture ; écart : {difference}.',
      ar: 'الرصيد الافتتاحي والقيود لا تساوي الرصيد الختامي، الفارق: {difference}.',
    },
  },
  'settlement.statement_other_account': {
    kind: 'refused',
    text: {
      en: 'This is the statement of another account than the pooled one.',
      fr: 'Ce relevé est celui d’un autre compte que le compte de cantonnement.',
      ar: 'هذا كشف حساب آخر غير الحساب المجمع.',
    },
  },
  'settlement.statement_reused': {
    kind: 'conflict',
    text: {
      en: 'The bank has told something else under this reference before: {reference}.',
      fr: 'La banque a déjà communiqué autre chose sous cette référence : {reference}.',
      ar: 'سبق للبنك أن بلغ شيئا آخر بهذا المرجع: {reference}.',
    },
  },
});
