/**
 * Names of people and shops, which others see before they pay. A name that could pass for another one, for an amount or for
 * a word of ours is not read. The rules are dated data with their source.
 */
import { toWesternDigits } from './digits';
import rules from './name-rules.json';

export type NameScript = keyof typeof rules.letters;

/** `script`: letters of another script; `sign`: what nobody sees, or is no part of names; `amount`; `claim`: a word of ours. */
export type NameFault = 'script' | 'sign' | 'amount' | 'claim';

const OTHERS = {
  ar: /(?!\p{Script=Arabic})\p{L}/u,
  fr: /(?!\p{Script=Latin})\p{L}/u,
  zgh: /(?!\p{Script=Tifinagh})\p{L}/u,
} satisfies Record<NameScript, RegExp>;

const SIGNS = rules.signs.replace(/[-\\\]^]/g, '\\$&');
const WHOLE = patternsOf((letters) => new RegExp(`^[${letters}0-9${SIGNS}]+$`, 'u'));
const ANY_SCRIPT = new RegExp(`^[${Object.values(rules.letters).join('')}0-9${SIGNS}]+$`, 'u');
const LETTER = patternsOf((letters) => new RegExp(`[${letters}]`, 'u'));
const MARKS_IN_A_ROW = new RegExp(`\\p{M}{${rules.marksMax + 1}}`, 'u');
const CURRENCY = rules.currencies.join('|');
/** A number beside a currency. */
const PRICE = new RegExp(`\\d\\s*(?:${CURRENCY})(?!\\p{L})|(?<!\\p{L})(?:${CURRENCY})\\.?\\s*\\d`, 'iu');
/** With centimes, with thousands set apart, or as long as no number of a street is. */
const SUM = /\d[.,]\d{2}(?!\d)|\d[ .,]\d{3}(?!\d)|\d{5}/;
const CLAIMS = rules.claims.map(skeletonOf);

/** @returns the name in the one spelling we store, or why it is none */
export function readName(script: NameScript, text: string): { name: string } | { fault: NameFault } {
  const name = spelled(text);
  if (OTHERS[script].test(name)) return { fault: 'script' };
  if (!WHOLE[script].test(name) || MARKS_IN_A_ROW.test(name)) return { fault: 'sign' };
  if (!LETTER[script].test(name)) return { fault: 'script' };
  if (PRICE.test(name) || SUM.test(name)) return { fault: 'amount' };
  return hasClaim(name) ? { fault: 'claim' } : { name };
}

/** The way to a shop, in whatever scripts people mix: street numbers and postcodes are part of it, prices and claims are not. */
export function readDirections(
  text: string,
): { directions: string } | { fault: Exclude<NameFault, 'script'> } {
  const directions = spelled(text);
  if (!ANY_SCRIPT.test(directions) || MARKS_IN_A_ROW.test(directions)) return { fault: 'sign' };
  if (PRICE.test(directions)) return { fault: 'amount' };
  return hasClaim(directions) ? { fault: 'claim' } : { directions };
}

/** In whichever script it is written, but in one: as people are called who have no name in another. */
export function readNameInAnyScript(text: string): { name: string } | { fault: NameFault } {
  const readings = (['ar', 'fr', 'zgh'] as const).map((script) => readName(script, text));
  // A fault of the right script says more than that it is not another one.
  return (
    readings.find((reading) => 'name' in reading) ??
    readings.find((reading) => 'fault' in reading && reading.fault !== 'script') ?? { fault: 'script' }
  );
}

function hasClaim(text: string): boolean {
  const drawn = ` ${skeletonOf(text)} `;
  return CLAIMS.some((claim) => drawn.includes(` ${claim} `));
}

/** Letters that only look different become the usual ones: full width, presentation forms, a Persian kaf, a stretched line. */
function spelled(text: string): string {
  const composed = toWesternDigits(text.normalize('NFKC'));
  const folded = [...composed].map((sign) => (rules.folds as Record<string, string>)[sign] ?? sign).join('');
  return folded.trim().replace(/\s+/g, ' ');
}

/** As it is drawn, roughly: what a hasty eye takes for the same has the same skeleton. */
function skeletonOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[il1!|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/5/g, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function patternsOf(make: (letters: string) => RegExp): Record<NameScript, RegExp> {
  const { ar, fr, zgh } = rules.letters;
  return { ar: make(ar), fr: make(fr), zgh: make(zgh) };
}
