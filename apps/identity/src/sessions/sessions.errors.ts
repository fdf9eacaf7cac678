import { errorTable } from '@hanout/errors';

export const SESSION_ERRORS = errorTable({
  'identity.no_such_session': {
    kind: 'not_found',
    text: {
      en: 'You have no such session.',
      fr: 'Vous n’avez pas de session de ce nom.',
      ar: 'ليست لديكم جلسة بهذا المعرف.',
    },
  },
});
