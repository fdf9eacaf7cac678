import { errorTable } from '@hanout/errors';

export const FLOAT_SWAP_ERRORS = errorTable({
  'payments.unknown_agent': {
    kind: 'not_found',
    text: {
      en: 'There is no agent with this code.',
      fr: 'Aucun agent n’a ce code.',
      ar: 'لا يوجد وكيل بهذا الرمز.',
    },
  },
  'payments.swap_of_own_float': {
    kind: 'refused',
    text: {
      en: 'That is your own float.',
      fr: 'C’est votre propre compte d’agent.',
      ar: 'هذا حسابك أنت.',
    },
  },
  'payments.swap_between_networks': {
    kind: 'refused',
    text: {
      en: 'Float is not swapped between networks.',
      fr: 'Il n’y a pas d’échange entre réseaux.',
      ar: 'لا يتم التبادل بين الشبكات.',
    },
  },
});
