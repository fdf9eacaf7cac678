import { errorTable } from '@hanout/errors';

export const COMPLAINT_ERRORS = errorTable({
  'programmes.no_such_grant': {
    kind: 'not_found',
    text: {
      en: 'Your household has no such grant.',
      fr: 'Votre ménage n’a pas cette aide.',
      ar: 'لا توجد هذه المنحة لأسرتكم.',
    },
  },
  'programmes.no_such_child_month': {
    kind: 'not_found',
    text: {
      en: 'This child or month is not in the grant.',
      fr: 'Cet enfant ou ce mois n’est pas dans l’aide.',
      ar: 'هذا الطفل أو هذا الشهر غير مدرج في المنحة.',
    },
  },
  'programmes.complaint_waits_already': {
    kind: 'conflict',
    text: {
      en: 'A complaint about this waits for its answer already.',
      fr: 'Une réclamation à ce sujet attend déjà sa réponse.',
      ar: 'هناك شكاية في هذا الموضوع تنتظر الجواب.',
    },
  },
  'programmes.complaint_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This complaint id was used with other content.',
      fr: 'Cet identifiant de réclamation a déjà servi avec un autre contenu.',
      ar: 'سبق استعمال معرف الشكاية هذا بمحتوى آخر.',
    },
  },
  'programmes.unknown_complaint': {
    kind: 'not_found',
    text: {
      en: 'There is no such complaint.',
      fr: 'Cette réclamation n’existe pas.',
      ar: 'هذه الشكاية غير موجودة.',
    },
  },
  'programmes.complaint_answered': {
    kind: 'conflict',
    text: {
      en: 'This complaint has its answer already.',
      fr: 'Cette réclamation a déjà sa réponse.',
      ar: 'سبق الجواب على هذه الشكاية.',
    },
  },
});
