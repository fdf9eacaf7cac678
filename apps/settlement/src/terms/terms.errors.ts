import { errorTable } from '@hanout/errors';

export const TERMS_ERRORS = errorTable({
  'settlement.terms_day_past': {
    kind: 'refused',
    text: {
      en: 'Terms begin on a day to come, after {day}.',
      fr: 'Les conditions prennent effet un jour à venir, après le {day}.',
      ar: 'تسري الشروط من يوم مقبل، بعد {day}.',
    },
  },
  'settlement.terms_day_wrong': {
    kind: 'invalid',
    text: {
      en: 'There is no such day.',
      fr: 'Ce jour n’existe pas.',
      ar: 'هذا اليوم غير موجود.',
    },
  },
  'settlement.caps_wrong': {
    kind: 'invalid',
    text: {
      en: 'Caps are amounts of dirhams, of networks alone.',
      fr: 'Les plafonds sont des montants en dirhams, pour les réseaux seulement.',
      ar: 'السقوف مبالغ بالدرهم، للشبكات وحدها.',
    },
  },
  'settlement.cut_offs_wrong': {
    kind: 'invalid',
    text: {
      en: 'A network has one or more cut-offs, in order and each once; the platform has none.',
      fr: 'Un réseau a une ou plusieurs heures limites, dans l’ordre et sans répétition ; la plateforme n’en a pas.',
      ar: 'لكل شبكة موعد إقفال واحد أو أكثر، مرتبة ودون تكرار، ولا موعد للمنصة.',
    },
  },
});
