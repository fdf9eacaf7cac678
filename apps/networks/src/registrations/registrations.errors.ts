import { errorTable } from '@hanout/errors';

export const REGISTRATION_ERRORS = errorTable({
  'networks.other_network': {
    kind: 'forbidden',
    text: {
      en: 'A network reads only what is its own.',
      fr: 'Un réseau ne lit que ce qui est à lui.',
      ar: 'لا تطلع الشبكة إلا على ما يخصها.',
    },
  },
});
