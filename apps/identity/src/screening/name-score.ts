import type { NameWord } from './name-words';
import { skeletonOf } from './spelling';
import { likenessOf } from './word-likeness';

/** A word less alike than this is another word. */
const ALIKE = 0.76;
/** What each word that only the longer name has takes off. */
const EXTRA_WORD = 25;
/** First names that say little about who somebody is, as skeletons. */
const COMMON = new Set(['mhmd', 'hmd', 'ftm', 'hsn', 'sd', 'ml', 'aml']);

/**
 * How surely two names may be one person's, 0 to 1000. Words stand in any order. Every word of the shorter name has to be
 * in the longer one, and one word alone is the same as one word only.
 */
export function scoreOf(
  a: readonly NameWord[],
  b: readonly NameWord[],
  likenessOfTwo: (a: NameWord, b: NameWord) => number = likenessOfWords,
): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0 || (short.length === 1 && long.length > 1)) return 0;
  const likeness = short.map((word) => long.map((other) => likenessOfTwo(word, other)));
  const weights = short.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const best = bestSum(likeness, weights, 0, 0);
  return Math.max(0, Math.round((1000 * best) / total) - EXTRA_WORD * (long.length - short.length));
}

/** 0 for another word. */
export function likenessOfWords(a: NameWord, b: NameWord): number {
  let best = 0;
  for (const one of a) for (const other of b) best = Math.max(best, likenessOf(one, other));
  return best < ALIKE ? 0 : best;
}

function weightOf(word: NameWord): number {
  return COMMON.has(skeletonOf(word[0]!)) ? 0.7 : 1;
}

/** The pairing of words that adds up to the most; names have few words, so every one is tried. */
function bestSum(
  likeness: readonly (readonly number[])[],
  weights: readonly number[],
  row: number,
  taken: number,
): number {
  if (row === likeness.length) return 0;
  let best = bestSum(likeness, weights, row + 1, taken);
  likeness[row]!.forEach((value, column) => {
    if (value === 0 || taken & (1 << column)) return;
    best = Math.max(best, value * weights[row]! + bestSum(likeness, weights, row + 1, taken | (1 << column)));
  });
  return best;
}
