import { errorTable } from '@hanout/errors';

export const ORGANISATIONS_ERRORS = errorTable({
  'identity.organisation_known': {
    kind: 'conflict',
    text: {
      en: 'An organisation with this id, name or network is registered already.',
      fr: 'Une organisation avec cet identifiant, ce nom ou ce réseau est déjà enregistrée.',
      ar: 'سبق تسجيل هيئة بهذا المعرف أو الاسم أو الشبكة.',
    },
  },
  'identity.network_of_organisation': {
    kind: 'invalid',
    text: {
      en: 'An organisation of the kind network names its network, and no other kind does.',
      fr: 'Une organisation de type réseau indique son réseau, les autres types n’en indiquent pas.',
      ar: 'تحدد الهيئة من نوع شبكة اسم شبكتها، ولا تحدده الأنواع الأخرى.',
    },
  },
});
