import type { Language } from './language';

const in3 = (ar: string, fr: string, zgh: string): Readonly<Record<Language, readonly string[]>> => ({
  ar: ar.split(' '),
  fr: fr.split(' '),
  zgh: zgh.split(' '),
});

/** January first. Of Arabic those that Morocco says; of Tamazight those of IRCAM (CLDR `zgh`). */
export const MONTHS = in3(
  'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'ⵉⵏⵏⴰⵢⵔ ⴱⵕⴰⵢⵕ ⵎⴰⵕⵚ ⵉⴱⵔⵉⵔ ⵎⴰⵢⵢⵓ ⵢⵓⵏⵢⵓ ⵢⵓⵍⵢⵓⵣ ⵖⵓⵛⵜ ⵛⵓⵜⴰⵏⴱⵉⵔ ⴽⵜⵓⴱⵔ ⵏⵓⵡⴰⵏⴱⵉⵔ ⴷⵓⵊⴰⵏⴱⵉⵔ',
);

/** Sunday first, as `Date` counts. */
export const WEEKDAYS = in3(
  'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت',
  'dimanche lundi mardi mercredi jeudi vendredi samedi',
  'ⴰⵙⴰⵎⴰⵙ ⴰⵢⵏⴰⵙ ⴰⵙⵉⵏⴰⵙ ⴰⴽⵕⴰⵙ ⴰⴽⵡⴰⵙ ⵙⵉⵎⵡⴰⵙ ⴰⵙⵉⴹⵢⴰⵙ',
);
