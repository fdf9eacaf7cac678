import { errorTable } from '@hanout/errors';

export const PROPOSALS_ERRORS = errorTable({
  'identity.not_an_administrator_now': {
    kind: 'refused',
    text: {
      en: 'Whoever proposes and whoever approves must both be administrators in service at this moment.',
      fr: 'La personne qui propose et celle qui approuve doivent toutes deux être administrateurs en fonction à cet instant.',
      ar: 'يجب أن يكون كل من مقدم المقترح والموافق عليه مسؤولين مزاولين لمهامهما في هذه اللحظة.',
    },
  },
});
