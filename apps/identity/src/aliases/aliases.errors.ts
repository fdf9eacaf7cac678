import { errorTable } from '@hanout/errors';

export const ALIAS_ERRORS = errorTable({
  // One refusal for an unknown number, one whose holder has not agreed, a frozen one and one without such a wallet.
  'identity.no_such_alias': {
    kind: 'not_found',
    text: {
      en: 'No wallet can be found by this number.',
      fr: 'Aucun portefeuille ne peut être trouvé par ce numéro.',
      ar: 'لا يمكن العثور على أي محفظة بهذا الرقم.',
    },
  },
  'identity.too_many_lookups': {
    kind: 'too_many',
    text: {
      en: 'Too many numbers were looked up; try again later.',
      fr: 'Trop de numéros ont été recherchés ; réessayez plus tard.',
      ar: 'تم البحث عن أرقام كثيرة، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'identity.alias_frozen': {
    kind: 'refused',
    text: {
      en: 'This number is frozen; contact your network.',
      fr: 'Ce numéro est gelé ; contactez votre réseau.',
      ar: 'هذا الرقم مجمد، المرجو الاتصال بشبكتكم.',
    },
  },
  'identity.not_your_wallet': {
    kind: 'not_found',
    text: {
      en: 'This is not an open wallet of yours.',
      fr: 'Ce n’est pas un de vos portefeuilles ouverts.',
      ar: 'هذه ليست محفظة مفتوحة لكم.',
    },
  },
  'identity.no_number': {
    kind: 'refused',
    text: {
      en: 'You have no phone number any more; prove a new one first.',
      fr: 'Vous n’avez plus de numéro de téléphone ; prouvez-en d’abord un nouveau.',
      ar: 'لم يعد لديكم رقم هاتف، المرجو إثبات رقم جديد أولا.',
    },
  },
  'identity.number_cooling_down': {
    kind: 'refused',
    text: {
      en: 'This number moved to you lately and cannot lead to a wallet yet.',
      fr: 'Ce numéro vous est parvenu récemment et ne peut pas encore mener à un portefeuille.',
      ar: 'انتقل هذا الرقم إليكم مؤخرا ولا يمكن ربطه بمحفظة بعد.',
    },
  },
  'identity.number_not_proven': {
    kind: 'refused',
    text: {
      en: 'The code does not fit; ask for a new one.',
      fr: 'Le code ne convient pas ; demandez-en un nouveau.',
      ar: 'الرمز غير صحيح، المرجو طلب رمز جديد.',
    },
  },
});
