import { errorTable } from '@hanout/errors';

export const DRAWER_ERRORS = errorTable({
  'payments.drawer_not_open': {
    kind: 'refused',
    text: {
      en: 'Say first what is in your drawer.',
      fr: 'Déclarez d’abord ce qu’il y a dans votre caisse.',
      ar: 'صرح أولا بما يوجد في صندوقك.',
    },
  },
  'payments.drawer_entry_reused': {
    kind: 'conflict',
    text: {
      en: 'This id was used for another entry.',
      fr: 'Cet identifiant a déjà servi pour une autre écriture.',
      ar: 'سبق استعمال هذا الرقم لتصريح آخر.',
    },
  },
  'payments.drawer_short': {
    kind: 'refused',
    text: {
      en: 'There should be only {expected} in your drawer: count it first.',
      fr: 'Votre caisse ne devrait contenir que {expected} : comptez-la d’abord.',
      ar: 'يفترض أن في صندوقك {expected} فقط: عده أولا.',
    },
  },
  'payments.drawer_nothing_moved': {
    kind: 'invalid',
    text: {
      en: 'Nothing was taken to the bank or brought from it.',
      fr: 'Rien n’a été versé à la banque ni retiré.',
      ar: 'لم يودع شيء في البنك ولم يسحب منه شيء.',
    },
  },
});
