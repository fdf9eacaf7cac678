import { errorTable } from '@hanout/errors';

export const SUPPORT_ERRORS = errorTable({
  'networks.unknown_notice': {
    kind: 'not_found',
    text: {
      en: 'There is no such notice.',
      fr: 'Cet avis n’existe pas.',
      ar: 'لا يوجد هذا الإشعار.',
    },
  },
  'networks.not_dead': {
    kind: 'conflict',
    text: {
      en: 'Only a notice that could not be applied can be replayed; this one is {state}.',
      fr: 'Seul un avis qui n’a pas pu être appliqué peut être rejoué ; celui-ci est {state}.',
      ar: 'لا يعاد إلا إشعار تعذر تطبيقه؛ حالة هذا {state}.',
    },
  },
});
