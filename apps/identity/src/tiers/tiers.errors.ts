import { errorTable } from '@hanout/errors';

export const TIERS_ERRORS = errorTable({
  'identity.tier_not_in_future': {
    kind: 'invalid',
    text: {
      en: 'A tier can change from tomorrow on at the earliest.',
      fr: 'Un palier peut changer à partir de demain au plus tôt.',
      ar: 'لا يمكن تغيير المستوى إلا ابتداء من الغد على الأقل.',
    },
  },
  'identity.tier_limits_disagree': {
    kind: 'invalid',
    text: {
      en: 'The limit of one operation may not exceed that of a day, nor that of a day that of a month.',
      fr: 'Le plafond d’une opération ne peut dépasser celui d’un jour, ni celui d’un jour celui d’un mois.',
      ar: 'لا يجوز أن يتجاوز سقف العملية الواحدة سقف اليوم، ولا سقف اليوم سقف الشهر.',
    },
  },
  'identity.tier_day_taken': {
    kind: 'conflict',
    text: {
      en: 'A change of this tier from this day on was agreed on already.',
      fr: 'Un changement de ce palier à partir de ce jour est déjà convenu.',
      ar: 'سبق الاتفاق على تغيير هذا المستوى ابتداء من هذا اليوم.',
    },
  },
});
