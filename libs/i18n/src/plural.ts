import type { Language } from './language';

/** The forms that each language has; CLDR 46, supplemental/plurals.xml. French's `many` (millions) counts nothing here. */
export interface PluralForms {
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  readonly fr: 'one' | 'other';
  readonly zgh: 'one' | 'other';
}

/** Which form goes with a count of whole things. No browser knows the rule of zgh, and old ones not that of ar. */
const RULES: { readonly [L in Language]: (count: number) => PluralForms[L] } = {
  ar: (count) => {
    if (count === 0) return 'zero';
    if (count === 1) return 'one';
    if (count === 2) return 'two';
    const rest = count % 100;
    if (rest >= 3 && rest <= 10) return 'few';
    return rest >= 11 ? 'many' : 'other';
  },
  fr: (count) => (count < 2 ? 'one' : 'other'),
  // CLDR has it under tzm: `n = 0..1 or n = 11..99`.
  zgh: (count) => (count <= 1 || (count >= 11 && count <= 99) ? 'one' : 'other'),
};

/** @param count of whole things, zero or more */
export function pluralForm<L extends Language>(language: L, count: number): PluralForms[L] {
  return RULES[language](count);
}
