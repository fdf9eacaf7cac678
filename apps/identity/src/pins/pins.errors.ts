import { errorTable } from '@hanout/errors';

export const PIN_ERRORS = errorTable({
  'identity.invalid_pin': {
    kind: 'invalid',
    text: {
      en: 'A PIN has four to six digits.',
      fr: 'Un code secret comporte de quatre à six chiffres.',
      ar: 'يتكون الرقم السري من أربعة إلى ستة أرقام.',
    },
  },
  'identity.easy_pin': {
    kind: 'refused',
    text: {
      en: 'This PIN is easy to guess; choose another one.',
      fr: 'Ce code secret est facile à deviner ; choisissez-en un autre.',
      ar: 'هذا الرقم السري سهل التخمين، المرجو اختيار رقم آخر.',
    },
  },
  'identity.same_pin': {
    kind: 'refused',
    text: {
      en: 'This is the PIN you have already; choose another one.',
      fr: 'C’est déjà votre code secret ; choisissez-en un autre.',
      ar: 'هذا هو رقمكم السري الحالي، المرجو اختيار رقم آخر.',
    },
  },
  'identity.pin_not_set': {
    kind: 'refused',
    text: {
      en: 'You have no PIN yet; set one first.',
      fr: 'Vous n’avez pas encore de code secret ; choisissez-en un d’abord.',
      ar: 'ليس لديكم رقم سري بعد، المرجو اختيار رقم أولا.',
    },
  },
  'identity.wrong_pin': {
    kind: 'refused',
    text: {
      en: 'Wrong PIN. After three wrong ones it is locked.',
      fr: 'Code secret erroné. Au bout de trois erreurs, il est bloqué.',
      ar: 'الرقم السري غير صحيح. بعد ثلاث محاولات خاطئة يتم قفله.',
    },
  },
  'identity.pin_locked': {
    kind: 'refused',
    text: {
      en: 'Your PIN is locked after three wrong tries. Wait, then set a new one with a code by SMS.',
      fr: 'Votre code secret est bloqué après trois erreurs. Patientez, puis choisissez-en un nouveau avec un code reçu par SMS.',
      ar: 'تم قفل رقمكم السري بعد ثلاث محاولات خاطئة. المرجو الانتظار، ثم اختيار رقم جديد باستعمال رمز يصلكم عبر رسالة قصيرة.',
    },
  },
  'identity.pin_needs_proof': {
    kind: 'refused',
    text: {
      en: 'Enter your current PIN, or a new code by SMS.',
      fr: 'Saisissez votre code secret actuel, ou un nouveau code reçu par SMS.',
      ar: 'المرجو إدخال رقمكم السري الحالي أو رمز جديد يصلكم عبر رسالة قصيرة.',
    },
  },
  'identity.pin_changed_meanwhile': {
    kind: 'conflict',
    text: {
      en: 'Your PIN was changed at the same moment; look again.',
      fr: 'Votre code secret a été modifié au même moment ; vérifiez.',
      ar: 'تم تغيير رقمكم السري في اللحظة نفسها، المرجو التحقق.',
    },
  },
});
