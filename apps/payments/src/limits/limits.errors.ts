import { errorTable } from '@hanout/errors';

export const LIMIT_ERRORS = errorTable({
  'payments.limits_unknown': {
    kind: 'unavailable',
    text: {
      en: 'The limits of this wallet are not known yet; try again later.',
      fr: 'Les plafonds de ce portefeuille ne sont pas encore connus ; réessayez plus tard.',
      ar: 'حدود هذه المحفظة غير معروفة بعد، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'payments.operation_limit': {
    kind: 'refused',
    text: {
      en: 'One payment may be {limit} at most.',
      fr: 'Un paiement ne peut dépasser {limit}.',
      ar: 'لا يمكن أن يتجاوز الأداء الواحد {limit}.',
    },
  },
  'payments.daily_limit': {
    kind: 'refused',
    text: {
      en: 'Of today’s limit, {rest} is left.',
      fr: 'Il reste {rest} sur le plafond du jour.',
      ar: 'المتبقي من حد اليوم هو {rest}.',
    },
  },
  'payments.monthly_limit': {
    kind: 'refused',
    text: {
      en: 'Of this month’s limit, {rest} is left.',
      fr: 'Il reste {rest} sur le plafond du mois.',
      ar: 'المتبقي من حد هذا الشهر هو {rest}.',
    },
  },
});
