import { errorTable } from '@hanout/errors';

export const DEVICE_ERRORS = errorTable({
  'identity.no_such_device': {
    kind: 'not_found',
    text: {
      en: 'You have no such device.',
      fr: 'Vous n’avez pas cet appareil.',
      ar: 'ليس لديكم هذا الجهاز.',
    },
  },
  'identity.device_not_proved': {
    kind: 'refused',
    text: {
      en: 'The device could not be verified; start its registration again.',
      fr: 'L’appareil n’a pas pu être vérifié ; recommencez son enregistrement.',
      ar: 'تعذر التحقق من الجهاز، المرجو إعادة تسجيله.',
    },
  },
  'identity.device_taken': {
    kind: 'conflict',
    text: {
      en: 'This device is registered already.',
      fr: 'Cet appareil est déjà enregistré.',
      ar: 'هذا الجهاز مسجل من قبل.',
    },
  },
  'identity.too_many_devices': {
    kind: 'refused',
    text: {
      en: 'You have too many devices; remove one first.',
      fr: 'Vous avez trop d’appareils ; retirez-en un d’abord.',
      ar: 'لديكم أجهزة كثيرة، المرجو حذف أحدها أولا.',
    },
  },
});
