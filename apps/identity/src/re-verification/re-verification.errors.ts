import { errorTable } from '@hanout/errors';

export const RE_VERIFICATION_ERRORS = errorTable({
  'identity.document_date_missing': {
    kind: 'invalid',
    text: {
      en: 'Say until which day the identity document is valid (YYYY-MM-DD).',
      fr: 'Indiquez jusqu’à quel jour la pièce d’identité est valable (AAAA-MM-JJ).',
      ar: 'اذكر اليوم الذي تنتهي فيه صلاحية وثيقة الهوية (سنة-شهر-يوم).',
    },
  },
  'identity.document_expired': {
    kind: 'refused',
    text: {
      en: 'The identity document has expired; ask for a valid one.',
      fr: 'La pièce d’identité a expiré ; demandez-en une valable.',
      ar: 'انتهت صلاحية وثيقة الهوية؛ اطلب وثيقة سارية.',
    },
  },
});
