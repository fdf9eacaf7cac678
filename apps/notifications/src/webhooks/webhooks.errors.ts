import { errorTable } from '@hanout/errors';

export const WEBHOOK_ERRORS = errorTable({
  'notifications.unknown_webhook': {
    kind: 'not_found',
    text: {
      en: 'There is no such webhook.',
      fr: 'Ce webhook n’existe pas.',
      ar: 'لا يوجد هذا الإشعار الآلي.',
    },
  },
  'notifications.unknown_webhook_delivery': {
    kind: 'not_found',
    text: {
      en: 'There is no such delivery of this webhook.',
      fr: 'Ce webhook n’a pas cet envoi.',
      ar: 'لا توجد هذه الإرسالية لهذا الإشعار الآلي.',
    },
  },
  'notifications.webhook_url': {
    kind: 'invalid',
    text: {
      en: 'The address must begin with https:// and be reachable from everywhere.',
      fr: 'L’adresse doit commencer par https:// et être joignable de partout.',
      ar: 'يجب أن يبدأ العنوان بـ https:// وأن يكون متاحا من كل مكان.',
    },
  },
  'notifications.webhook_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to something else.',
      fr: 'Cet identifiant est déjà utilisé pour autre chose.',
      ar: 'هذا المعرف مستعمل لشيء آخر.',
    },
  },
  'notifications.too_many_webhooks': {
    kind: 'refused',
    text: {
      en: 'A shop may have {max} webhooks.',
      fr: 'Un commerce peut avoir {max} webhooks.',
      ar: 'يمكن للمتجر أن يتوفر على {max} إشعارات آلية.',
    },
  },
  'notifications.too_many_secrets': {
    kind: 'too_many',
    text: {
      en: 'Former secrets still sign until {until}; rotate again after that, or end them at once.',
      fr: 'D’anciens secrets signent encore jusqu’au {until} ; renouvelez ensuite, ou mettez-y fin tout de suite.',
      ar: 'ما زالت أسرار سابقة صالحة إلى {until}؛ أعد التجديد بعد ذلك أو أنهها حالا.',
    },
  },
  'notifications.webhook_not_sending': {
    kind: 'conflict',
    text: {
      en: 'This webhook is disabled.',
      fr: 'Ce webhook est désactivé.',
      ar: 'هذا الإشعار الآلي متوقف.',
    },
  },
  'notifications.webhook_under_way': {
    kind: 'conflict',
    text: {
      en: 'This event is being sent right now.',
      fr: 'Cet événement est en cours d’envoi.',
      ar: 'هذا الحدث قيد الإرسال الآن.',
    },
  },
});
