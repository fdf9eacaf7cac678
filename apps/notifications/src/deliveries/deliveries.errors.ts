import { errorTable } from '@hanout/errors';

export const DELIVERY_ERRORS = errorTable({
  'notifications.unknown_template': {
    kind: 'invalid',
    text: {
      en: 'There is no message template {template}.',
      fr: 'Il n’y a pas de modèle de message {template}.',
      ar: 'لا يوجد نموذج رسالة باسم {template}.',
    },
  },
  'notifications.unknown_delivery': {
    kind: 'not_found',
    text: {
      en: 'There is no such message.',
      fr: 'Ce message n’existe pas.',
      ar: 'لا توجد هذه الرسالة.',
    },
  },
  'notifications.not_parked': {
    kind: 'conflict',
    text: {
      en: 'Only a parked message can be released; this one is {state}.',
      fr: 'Seul un message mis de côté peut être relancé ; celui-ci est {state}.',
      ar: 'لا يعاد إرسال إلا رسالة موقوفة؛ حالة هذه {state}.',
    },
  },
});
