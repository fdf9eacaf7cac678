import { errorTable } from '@hanout/errors';

export const SIGN_IN_ERRORS = errorTable({
  'identity.too_many_codes': {
    kind: 'too_many',
    text: {
      en: 'Too many codes were asked for; wait a few minutes.',
      fr: 'Trop de codes ont été demandés ; attendez quelques minutes.',
      ar: 'تم طلب رموز كثيرة، المرجو الانتظار بضع دقائق.',
    },
  },
  'identity.too_many_codes_today': {
    kind: 'too_many',
    text: {
      en: 'Too many codes were asked for today; try again tomorrow.',
      fr: 'Trop de codes ont été demandés aujourd’hui ; réessayez demain.',
      ar: 'تم طلب رموز كثيرة اليوم، المرجو إعادة المحاولة غدا.',
    },
  },
  // One refusal for a wrong code, a used one, an old one, an unknown number, an unknown name and a wrong password.
  'identity.sign_in_refused': {
    kind: 'unauthenticated',
    text: {
      en: 'Sign-in refused: check what you entered or ask for a new code.',
      fr: 'Connexion refusée : vérifiez votre saisie ou demandez un nouveau code.',
      ar: 'تعذر تسجيل الدخول: تحققوا من المعلومات أو اطلبوا رمزا جديدا.',
    },
  },
  'identity.no_such_wallet': {
    kind: 'not_found',
    text: {
      en: 'You have no open wallet of this kind.',
      fr: 'Vous n’avez pas de portefeuille ouvert de ce type.',
      ar: 'ليست لديكم محفظة مفتوحة من هذا النوع.',
    },
  },
  'identity.no_such_post': {
    kind: 'not_found',
    text: {
      en: 'You are not appointed to any shop or agent.',
      fr: 'Vous n’êtes inscrit auprès d’aucun commerce ni agent.',
      ar: 'لستم مسجلين لدى أي متجر أو وكيل.',
    },
  },
});
