import { errorTable } from '@hanout/errors';

export const PAYMENT_ERRORS = errorTable({
  'payments.key_reused': {
    kind: 'conflict',
    text: {
      en: 'This idempotency key was used for a different request.',
      fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
      ar: 'سبق استعمال مفتاح الطلب هذا لطلب مختلف.',
    },
  },
  'payments.unknown_merchant': {
    kind: 'not_found',
    text: {
      en: 'There is no merchant with this code.',
      fr: 'Aucun commerçant ne porte ce code.',
      ar: 'لا يوجد تاجر بهذا الرمز.',
    },
  },
  'payments.unknown_payment': {
    kind: 'not_found',
    text: {
      en: 'There is no such payment.',
      fr: 'Ce paiement n’existe pas.',
      ar: 'لا توجد عملية أداء بهذا الرقم.',
    },
  },
  'payments.unknown_currency': {
    kind: 'invalid',
    text: {
      en: 'Wallets are kept in dirhams (MAD).',
      fr: 'Les portefeuilles sont tenus en dirhams (MAD).',
      ar: 'المحافظ ممسوكة بالدرهم المغربي (MAD).',
    },
  },
  'payments.paying_oneself': {
    kind: 'refused',
    text: {
      en: 'Nobody can pay himself.',
      fr: 'On ne peut pas se payer soi-même.',
      ar: 'لا يمكن لأحد أن يؤدي لنفسه.',
    },
  },
  'payments.no_fee_schedule': {
    kind: 'unavailable',
    text: {
      en: 'No fee schedule is in force for this payment; try again later.',
      fr: 'Aucun barème de frais n’est en vigueur pour ce paiement ; réessayez plus tard.',
      ar: 'لا توجد تعريفة سارية لهذا الأداء، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'payments.amount_not_served': {
    kind: 'refused',
    text: {
      en: 'Payments of this amount are not offered.',
      fr: 'Les paiements de ce montant ne sont pas proposés.',
      ar: 'الأداء بهذا المبلغ غير متاح.',
    },
  },
  'payments.not_refundable': {
    kind: 'refused',
    text: {
      en: 'Only a completed payment to a merchant can be refunded.',
      fr: 'Seul un paiement abouti à un commerçant peut être remboursé.',
      ar: 'لا يمكن إرجاع إلا أداء مكتمل لتاجر.',
    },
  },
  'payments.refund_exceeds_rest': {
    kind: 'refused',
    text: {
      en: 'Of this payment, {rest} is left to refund.',
      fr: 'Il reste {rest} à rembourser sur ce paiement.',
      ar: 'المبلغ المتبقي للإرجاع من هذا الأداء هو {rest}.',
    },
  },
});
