import { errorTable } from '@hanout/errors';

export const REGISTRATION_ERRORS = errorTable({
  'networks.other_network': {
    kind: 'forbidden',
    text: {
      en: 'A network reads its own registrations only.',
      fr: 'Un réseau ne lit que ses propres enregistrements.',
      ar: 'لا تطلع الشبكة إلا على تسجيلاتها.',
    },
  },
});
