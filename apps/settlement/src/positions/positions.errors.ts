import { errorTable } from '@hanout/errors';

export const POSITION_ERRORS = errorTable({
  'settlement.role_missing': {
    kind: 'forbidden',
    text: {
      en: 'Positions are read by finance, auditors and administrators.',
      fr: 'Les positions sont lues par la finance, les auditeurs et les administrateurs.',
      ar: 'تطلع على المراكز المالية مصلحة المالية والمدققون والمديرون.',
    },
  },
});
