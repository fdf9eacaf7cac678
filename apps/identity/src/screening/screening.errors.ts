import { errorTable } from '@hanout/errors';

export const SCREENING_ERRORS = errorTable({
  'identity.screening_open': {
    kind: 'refused',
    text: {
      en: 'The holder’s name resembles one on a sanctions list; this has to be looked into first.',
      fr: 'Le nom du titulaire ressemble à un nom d’une liste de sanctions ; cela doit d’abord être examiné.',
      ar: 'اسم صاحب المحفظة يشبه اسماً وارداً في لائحة للعقوبات، ويجب فحص ذلك أولاً.',
    },
  },
  'identity.screening_confirmed': {
    kind: 'refused',
    text: {
      en: 'The holder is on a sanctions list.',
      fr: 'Le titulaire figure sur une liste de sanctions.',
      ar: 'صاحب المحفظة مدرج في لائحة للعقوبات.',
    },
  },
  'identity.screening_cleared_by_you': {
    kind: 'refused',
    text: {
      en: 'You cleared this holder of a hit; another reviewer approves the case. Pass it on.',
      fr: 'Vous avez écarté une correspondance de ce titulaire ; un autre approuve le dossier. Transmettez-le.',
      ar: 'أنت من استبعد مطابقة لصاحب المحفظة، فيوافق على الملف مراجع آخر. أحِله إلى غيرك.',
    },
  },
  'identity.unknown_screening_hit': {
    kind: 'not_found',
    text: {
      en: 'There is no such hit.',
      fr: 'Cette correspondance n’existe pas.',
      ar: 'لا توجد مطابقة بهذا الرقم.',
    },
  },
  'identity.screening_reason_unfit': {
    kind: 'invalid',
    text: {
      en: 'This reason does not go with this decision.',
      fr: 'Ce motif ne convient pas à cette décision.',
      ar: 'هذا السبب لا يناسب هذا القرار.',
    },
  },
  'identity.screening_decided': {
    kind: 'conflict',
    text: {
      en: 'This hit has been decided already.',
      fr: 'Cette correspondance a déjà été tranchée.',
      ar: 'سبق البت في هذه المطابقة.',
    },
  },
  'identity.screening_voted_otherwise': {
    kind: 'refused',
    text: {
      en: 'You have confirmed this hit; another reviewer has to decide.',
      fr: 'Vous avez confirmé cette correspondance ; un autre examinateur doit trancher.',
      ar: 'لقد أكدت هذه المطابقة، وعلى مراجع آخر أن يبت فيها.',
    },
  },
});
