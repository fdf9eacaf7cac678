import { errorTable } from '@hanout/errors';

export const REVERSAL_ERRORS = errorTable({
  'payments.unknown_reversal': {
    kind: 'not_found',
    text: {
      en: 'There is no such reversal.',
      fr: 'Cette annulation n’existe pas.',
      ar: 'لا يوجد إلغاء بهذا الرقم.',
    },
  },
  'payments.not_reversible': {
    kind: 'refused',
    text: {
      en: 'Only a completed payment can be reversed, and not what gives one back, nor cash.',
      fr: 'Seul un paiement abouti peut être annulé ; ni une restitution, ni une opération en espèces.',
      ar: 'لا يمكن إلغاء إلا أداء مكتمل، ولا يلغى إرجاع ولا عملية نقدية.',
    },
  },
  'payments.nothing_to_reverse': {
    kind: 'refused',
    text: {
      en: 'All of this payment has been given back, or is on its way back.',
      fr: 'Ce paiement a déjà été restitué en entier, ou est en cours de restitution.',
      ar: 'سبق إرجاع كامل هذا الأداء، أو هو في طور الإرجاع.',
    },
  },
});
