import { errorTable } from '@hanout/errors';

/** Refusals of money that somebody wrote. Misuse inside a program is a `RangeError` instead. */
export const MONEY_ERRORS = errorTable({
  'money.invalid_amount': {
    kind: 'invalid',
    text: {
      en: 'The amount is not written as an amount of money.',
      fr: 'Le montant n’est pas écrit comme une somme d’argent.',
      ar: 'المبلغ غير مكتوب بصيغة صحيحة.',
    },
  },
  'money.too_many_decimals': {
    kind: 'invalid',
    text: {
      en: 'The amount has more than {decimals} decimals.',
      fr: 'Le montant a plus de {decimals} décimales.',
      ar: 'عدد الأرقام بعد الفاصلة يفوق {decimals}.',
    },
  },
  'money.unknown_currency': {
    kind: 'invalid',
    text: {
      en: 'The currency is not known.',
      fr: 'La devise n’est pas connue.',
      ar: 'العملة غير معروفة.',
    },
  },
});
