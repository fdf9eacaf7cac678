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
});
