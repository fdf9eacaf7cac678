import { errorTable } from '@hanout/errors';

export const PAYMENT_ERRORS = errorTable({
  'payments.speaks_for_another': {
    kind: 'invalid',
    text: {
      en: 'The service of one network cannot speak for another.',
      fr: 'Le service d’un réseau ne peut parler au nom d’un autre.',
      ar: 'لا يمكن لخدمة شبكة أن تتحدث باسم شبكة أخرى.',
    },
  },
  'payments.key_reused': {
    kind: 'refused',
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
  'payments.search_too_wide': {
    kind: 'invalid',
    text: {
      en: 'An amount, a kind or a state is looked for within a day, a wallet or a shop: give one of them, too.',
      fr: 'Un montant, une nature ou un état se cherche dans un jour, un portefeuille ou un commerce : précisez-en un.',
      ar: 'يبحث عن المبلغ أو النوع أو الحالة داخل يوم أو محفظة أو متجر: المرجو تحديد أحدها.',
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
  'payments.unknown_payer': {
    kind: 'not_found',
    text: {
      en: 'There is no such wallet to ask.',
      fr: 'Ce portefeuille n’existe pas.',
      ar: 'لا توجد محفظة بهذا الرقم.',
    },
  },
  'payments.unknown_payee': {
    kind: 'not_found',
    text: {
      en: 'There is no such wallet to pay.',
      fr: 'Le portefeuille à payer n’existe pas.',
      ar: 'لا توجد محفظة للأداء لها بهذا الرقم.',
    },
  },
  'payments.payee_not_served': {
    kind: 'refused',
    text: {
      en: 'A shop cannot pay a person this way; it refunds a payment.',
      fr: 'Un commerce ne paie pas un particulier ainsi ; il rembourse un paiement.',
      ar: 'لا يؤدي المتجر لشخص بهذه الطريقة، بل يرجع له أداء.',
    },
  },
  'payments.payee_missing': {
    kind: 'invalid',
    text: {
      en: 'Say exactly one: a merchant code, a wallet, a scanned code, a bill or a quote.',
      fr: 'Indiquez un seul destinataire : code commerçant, portefeuille, code scanné, facture ou devis.',
      ar: 'حدد مستفيدا واحدا: رمز تاجر أو محفظة أو رمزا ممسوحا أو فاتورة أو عرض سعر.',
    },
  },
  'payments.amount_missing': {
    kind: 'invalid',
    text: {
      en: 'Say how much is paid.',
      fr: 'Indiquez le montant à payer.',
      ar: 'حدد مبلغ الأداء.',
    },
  },
  'payments.unknown_quote': {
    kind: 'not_found',
    text: {
      en: 'There is no such quote.',
      fr: 'Ce devis n’existe pas.',
      ar: 'لا يوجد عرض سعر بهذا الرقم.',
    },
  },
  'payments.quote_expired': {
    kind: 'refused',
    text: {
      en: 'This quote has expired; ask for a new one.',
      fr: 'Ce devis a expiré ; demandez-en un autre.',
      ar: 'انتهت صلاحية عرض السعر، المرجو طلب عرض جديد.',
    },
  },
  'payments.quote_differs': {
    kind: 'refused',
    text: {
      en: 'The quote is for something else.',
      fr: 'Le devis concerne autre chose.',
      ar: 'عرض السعر يخص شيئا آخر.',
    },
  },
  'payments.own_network': {
    kind: 'refused',
    text: {
      en: 'This is your own network: pay the person’s wallet, or take cash at an agent.',
      fr: 'C’est votre propre réseau : payez le portefeuille de la personne, ou retirez des espèces.',
      ar: 'هذه شبكتك نفسها: أد لمحفظة الشخص أو اسحب نقدا عند وكيل.',
    },
  },
  'payments.quote_needed': {
    kind: 'refused',
    text: {
      en: 'Ask for a quote first: this payment has a fee.',
      fr: 'Demandez d’abord un devis : ce paiement a des frais.',
      ar: 'اطلب عرض السعر أولا: لهذا الأداء رسوم.',
    },
  },
  'payments.payment_id_taken': {
    kind: 'conflict',
    text: {
      en: 'This payment id was used for another payment.',
      fr: 'Cet identifiant de paiement a déjà servi.',
      ar: 'سبق استعمال رقم الأداء هذا.',
    },
  },
  'payments.proof_needed': {
    kind: 'refused',
    text: {
      en: 'Confirm with your PIN or your device.',
      fr: 'Confirmez avec votre code secret ou votre appareil.',
      ar: 'أكد بالرقم السري أو بجهازك.',
    },
  },
  'payments.pin_not_set': {
    kind: 'refused',
    text: {
      en: 'Choose a PIN first.',
      fr: 'Choisissez d’abord un code secret.',
      ar: 'اختر رقما سريا أولا.',
    },
  },
  'payments.pin_wrong': {
    kind: 'refused',
    text: {
      en: 'The PIN is wrong.',
      fr: 'Le code secret est faux.',
      ar: 'الرقم السري خاطئ.',
    },
  },
  'payments.pin_locked': {
    kind: 'refused',
    text: {
      en: 'The PIN is locked after too many tries.',
      fr: 'Le code secret est bloqué après trop d’essais.',
      ar: 'الرقم السري مقفل بعد محاولات كثيرة.',
    },
  },
  'payments.device_refused': {
    kind: 'refused',
    text: {
      en: 'This device’s signature was not accepted; use your PIN.',
      fr: 'La signature de cet appareil est refusée ; utilisez votre code secret.',
      ar: 'لم يقبل توقيع هذا الجهاز، استعمل الرقم السري.',
    },
  },
  'payments.device_limit': {
    kind: 'refused',
    text: {
      en: 'Above what a device may confirm; use your PIN.',
      fr: 'Au-dessus de ce qu’un appareil peut confirmer ; utilisez votre code secret.',
      ar: 'المبلغ أكبر مما يمكن للجهاز تأكيده، استعمل الرقم السري.',
    },
  },
  'payments.cool_down_limit': {
    kind: 'refused',
    text: {
      en: 'Your limits are lower for some days after a change of device, card or PIN.',
      fr: 'Vos plafonds sont réduits quelques jours après un changement d’appareil, de carte ou de code.',
      ar: 'حدودك منخفضة لبضعة أيام بعد تغيير الجهاز أو البطاقة أو الرقم السري.',
    },
  },
  'payments.proof_differs': {
    kind: 'refused',
    text: {
      en: 'The confirmation is for another payment.',
      fr: 'La confirmation concerne un autre paiement.',
      ar: 'التأكيد يخص أداء آخر.',
    },
  },
  'payments.not_recallable': {
    kind: 'refused',
    text: {
      en: 'This payment cannot be recalled.',
      fr: 'Ce paiement ne peut pas être rappelé.',
      ar: 'لا يمكن طلب استرداد هذا الأداء.',
    },
  },
  'payments.moved_on': {
    kind: 'conflict',
    text: {
      en: 'This payment is no longer waiting: it is {state}.',
      fr: 'Ce paiement n’attend plus : il est {state}.',
      ar: 'لم يعد هذا الأداء في الانتظار: {state}.',
    },
  },
  'payments.payment_expired': {
    kind: 'refused',
    text: {
      en: 'The time to answer is over.',
      fr: 'Le délai de réponse est écoulé.',
      ar: 'انتهت مهلة الجواب.',
    },
  },
  'payments.quote_says_it': {
    kind: 'invalid',
    text: {
      en: 'A quote says this itself: confirm it with nothing else.',
      fr: 'Le devis le dit déjà : confirmez-le sans rien d’autre.',
      ar: 'عرض السعر يتضمن هذا، أكده دون غيره.',
    },
  },
});
