import { errorTable } from '@hanout/errors';

export const SIMULATION_ERRORS = errorTable({
  'fees.unknown_simulation': {
    kind: 'not_found',
    text: {
      en: 'There is no such simulation.',
      fr: 'Cette simulation n’existe pas.',
      ar: 'لا توجد محاكاة بهذا الرقم.',
    },
  },
  'fees.simulation_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another simulation.',
      fr: 'Cet identifiant appartient à une autre simulation.',
      ar: 'هذا المعرف يعود إلى محاكاة أخرى.',
    },
  },
  'fees.period_unclear': {
    kind: 'invalid',
    text: {
      en: 'Give the first and the last day, both or none, at most {days} days that are over.',
      fr: 'Indiquez le premier et le dernier jour, les deux ou aucun, au plus {days} jours révolus.',
      ar: 'حددوا اليوم الأول واليوم الأخير معا أو لا شيء، على ألا تتجاوز المدة {days} يوما منقضية.',
    },
  },
});
