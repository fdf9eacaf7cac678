import { errorTable } from '@hanout/errors';

export const ATTEMPTS_ERRORS = errorTable({
  // Says the same of a name that nobody has.
  'identity.too_many_tries': {
    kind: 'too_many',
    text: {
      en: 'Too many tries in a row; wait a while before you try again.',
      fr: 'Trop d’essais de suite ; patientez avant de réessayer.',
      ar: 'محاولات كثيرة متتالية، المرجو الانتظار قبل المحاولة من جديد.',
    },
  },
});
