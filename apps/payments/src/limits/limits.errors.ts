import { errorTable } from '@hanout/errors';

export const LIMIT_ERRORS = errorTable({
  'payments.unknown_wallet': {
    kind: 'not_found',
    text: {
      en: 'There is no such wallet.',
      fr: 'Ce portefeuille n’existe pas.',
      ar: 'لا توجد محفظة بهذا الرقم.',
    },
  },
  'payments.unknown_wallet_limits': {
    kind: 'not_found',
    text: {
      en: 'There is no such proposal of limits.',
      fr: 'Cette proposition de plafonds n’existe pas.',
      ar: 'لا يوجد مقترح حدود بهذا الرقم.',
    },
  },
  'payments.wallet_limits_order': {
    kind: 'invalid',
    text: {
      en: 'In dirhams: a day has room for one payment, a month for a day.',
      fr: 'En dirhams : le jour contient au moins un paiement, le mois au moins un jour.',
      ar: 'بالدرهم: حد اليوم لا يقل عن حد العملية، وحد الشهر لا يقل عن حد اليوم.',
    },
  },
  'payments.wallet_limits_day_past': {
    kind: 'refused',
    text: {
      en: 'Limits begin on {day} or later.',
      fr: 'Les plafonds commencent le {day} ou plus tard.',
      ar: 'تبدأ الحدود في {day} أو بعده.',
    },
  },
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
