import { errorTable } from '@hanout/errors';

export const REGISTRATION_ERRORS = errorTable({
  'networks.role_missing': {
    kind: 'forbidden',
    text: {
      en: 'Registrations are read by the network itself, programme officers, finance, auditors and administrators.',
      fr: 'Les enregistrements sont lus par le réseau lui-même, les responsables de programme, la finance, les auditeurs et les administrateurs.',
      ar: 'تطلع على التسجيلات الشبكة نفسها ومسؤولو البرامج ومصلحة المالية والمدققون والمديرون.',
    },
  },
  'networks.other_network': {
    kind: 'forbidden',
    text: {
      en: 'A network reads its own registrations only.',
      fr: 'Un réseau ne lit que ses propres enregistrements.',
      ar: 'لا تطلع الشبكة إلا على تسجيلاتها.',
    },
  },
});
