import { errorTable } from '@hanout/errors';

export const PREFERENCE_ERRORS = errorTable({
  'notifications.always_on': {
    kind: 'refused',
    text: {
      en: 'Messages of this kind cannot be switched off: {category}.',
      fr: 'Ces messages ne peuvent pas être désactivés : {category}.',
      ar: 'لا يمكن إيقاف هذا النوع من الرسائل: {category}.',
    },
  },
  'notifications.no_channel': {
    kind: 'refused',
    text: {
      en: 'One way to reach you must stay open.',
      fr: 'Il faut garder au moins un moyen de vous joindre.',
      ar: 'يجب أن تبقى وسيلة واحدة على الأقل للوصول إليك.',
    },
  },
});
