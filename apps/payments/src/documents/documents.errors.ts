import { errorTable } from '@hanout/errors';

export const DOCUMENT_ERRORS = errorTable({
  'payments.document_too_large': {
    kind: 'refused',
    text: {
      en: 'This would be too large a file; take a shorter period, or CSV instead of PDF.',
      fr: 'Ce fichier serait trop volumineux ; prenez une période plus courte, ou CSV au lieu de PDF.',
      ar: 'سيكون هذا الملف كبيرا جدا، المرجو اختيار فترة أقصر، أو صيغة CSV بدل PDF.',
    },
  },
});
