import { errorTable } from '@hanout/errors';

export const SECOND_FACTORS_ERRORS = errorTable({
  'identity.second_factor_needed': {
    kind: 'unauthenticated',
    text: {
      en: 'Give the code of your authenticator app as well, or sign in with your passkey.',
      fr: 'Indiquez aussi le code de votre application d’authentification, ou connectez-vous avec votre clé d’accès.',
      ar: 'أدخلوا أيضا رمز تطبيق المصادقة، أو سجلوا الدخول بمفتاح المرور.',
    },
  },
  'identity.totp_enrolled': {
    kind: 'conflict',
    text: {
      en: 'An authenticator app is in use already; two administrators can reset it.',
      fr: 'Une application d’authentification est déjà utilisée ; deux administrateurs peuvent la réinitialiser.',
      ar: 'يوجد تطبيق مصادقة مفعل من قبل، ويمكن لمسؤولين اثنين إعادة ضبطه.',
    },
  },
  'identity.totp_code_wrong': {
    kind: 'refused',
    text: {
      en: 'This is not the code of the moment; check the clock of your phone and try again.',
      fr: 'Ce n’est pas le code du moment ; vérifiez l’heure de votre téléphone et réessayez.',
      ar: 'هذا ليس الرمز الحالي، المرجو التحقق من ساعة الهاتف والمحاولة من جديد.',
    },
  },
  'identity.passkey_refused': {
    kind: 'refused',
    text: {
      en: 'The passkey could not be registered; begin again.',
      fr: 'La clé d’accès n’a pas pu être enregistrée ; recommencez.',
      ar: 'تعذر تسجيل مفتاح المرور، المرجو البدء من جديد.',
    },
  },
});
