/**
 * One rough Latin spelling for a word of either script, so that the two can be compared. Consonants that Moroccan spellings
 * mix up are one letter (k for ق and ك, d for ض, ظ and ذ, `$` for sh, `x` for kh, `%` for gh and rh); vowels are a, i, u. Arabic
 * writes the long ones only.
 */
export interface Spelt {
  readonly letters: string;
  readonly isArabic: boolean;
}

const ARABIC: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: '$',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: '',
  غ: '%',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  گ: 'k',
  ڭ: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'u',
  ي: 'i',
  ة: 'a',
  ء: '',
  ڤ: 'v',
  پ: 'b',
};

/** In this order: a digraph before its letters. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/tch|ch|sh/g, '$'],
  [/kh/g, 'x'],
  [/gh|rh/g, '%'],
  [/dj/g, 'j'],
  [/g(?=[eiy])/g, 'j'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/c(?=[eiy])/g, 's'],
  [/[qcg]/g, 'k'],
  [/ou|oo|[ow]/g, 'u'],
  [/ai|ay|ei|ey/g, 'i'],
  [/ee|[ey]/g, 'i'],
  [/p/g, 'b'],
];

const MOHAMED = /^m[iua]*ha?m[ai]d$/;

/** A word of Arabic as `plainArabic` leaves it. It does not write doubled letters: two are two. */
export function spellArabic(word: string): Spelt {
  const rough = [...word].map((letter) => ARABIC[letter] ?? '').join('');
  return { letters: finished(rough.replace(/([aiu])\1+/g, '$1')), isArabic: true };
}

/** A word of Latin as `plainLatin` leaves it. Doubled letters count once. */
export function spellLatin(word: string): Spelt {
  const rough = LATIN.reduce((spelt, [from, to]) => spelt.replace(from, to), word);
  const letters = finished(rough.replace(/(.)\1+/g, '$1'));
  return {
    letters: MOHAMED.test(letters) && !letters.startsWith('mah') ? 'muhamad' : letters,
    isArabic: false,
  };
}

/** An h that closes a word is not heard. */
function finished(rough: string): string {
  return rough
    .replace(/[^a-z$%]/g, '')
    .replace(/ai/g, 'i')
    .replace(/(?<=[aiu])h$|(?<=l)h$/, 'a')
    .replace(/aa$/, 'a');
}

/** The consonants: what is left when spellings differ. */
export function skeletonOf({ letters }: Spelt): string {
  return letters.replace(/[aiu]/g, '') || letters;
}
