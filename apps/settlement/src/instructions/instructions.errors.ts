import { errorTable } from '@hanout/errors';

export const INSTRUCTION_ERRORS = errorTable({
  'settlement.unknown_instruction': {
    kind: 'not_found',
    text: {
      en: 'There is no instruction for this window.',
      fr: 'Aucune instruction n’existe pour cette fenêtre.',
      ar: 'لا توجد تعليمات لهذه النافذة.',
    },
  },
});
