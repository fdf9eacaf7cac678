import { errorTable } from '@hanout/errors';

export const PRIVACY_ERRORS = errorTable({
  'identity.unknown_person': {
    kind: 'not_found',
    text: {
      en: 'There is no such person.',
      fr: 'Cette personne n’existe pas.',
      ar: 'لا وجود لهذا الشخص.',
    },
  },
  'identity.unknown_purpose': {
    kind: 'not_found',
    text: {
      en: 'There is no such purpose.',
      fr: 'Cette finalité n’existe pas.',
      ar: 'لا وجود لهذا الغرض.',
    },
  },
  'identity.purpose_not_optional': {
    kind: 'refused',
    text: {
      en: 'This purpose rests on the law or on your contract, not on your consent.',
      fr: 'Cette finalité repose sur la loi ou sur votre contrat, pas sur votre consentement.',
      ar: 'هذا الغرض يقوم على القانون أو على عقدكم، لا على موافقتكم.',
    },
  },
  'identity.purpose_text_changed': {
    kind: 'conflict',
    text: {
      en: 'The text has changed; read it again before you agree.',
      fr: 'Le texte a changé ; relisez-le avant de donner votre accord.',
      ar: 'لقد تغير النص، المرجو قراءته من جديد قبل الموافقة.',
    },
  },
  'identity.reason_needed': {
    kind: 'invalid',
    text: {
      en: 'Say why: reading about somebody else needs a reason.',
      fr: 'Indiquez le motif : consulter les données d’autrui doit être motivé.',
      ar: 'اذكروا السبب: الاطلاع على معطيات شخص آخر يتطلب تعليلا.',
    },
  },
  'identity.wallet_not_empty': {
    kind: 'refused',
    text: {
      en: 'Money is still in a wallet: take it out first.',
      fr: 'Il reste de l’argent dans un portefeuille : retirez-le d’abord.',
      ar: 'لا يزال هناك مال في إحدى المحافظ: اسحبوه أولا.',
    },
  },
});
