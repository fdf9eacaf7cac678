import { errorTable } from '@hanout/errors';

export const PEOPLE_ERRORS = errorTable({
  'identity.nobody_by_number': {
    kind: 'not_found',
    text: {
      en: 'Nobody here has this number.',
      fr: 'Personne n’a ce numéro ici.',
      ar: 'لا أحد هنا له هذا الرقم.',
    },
  },
});
