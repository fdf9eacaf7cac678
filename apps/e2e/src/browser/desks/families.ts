/** Families of the small sample who give the desks work: each brings a case and complains once, so there is one for each language. */
import type { Language } from '@hanout/i18n';
import type { Persona } from '../cast';

export const FAMILIES: Readonly<Record<Language, Persona>> = {
  ar: { role: 'customer', phone: '+212644549261' },
  fr: { role: 'customer', phone: '+212743006696' },
  zgh: { role: 'customer', phone: '+212719861746' },
};
