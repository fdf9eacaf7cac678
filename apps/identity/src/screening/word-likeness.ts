import type { Spelt } from './spelling';

const CONFUSED = new Set([
  'kx',
  'xk',
  'hx',
  'xh',
  'sz',
  'zs',
  'dt',
  'td',
  'jk',
  'kj',
  's$',
  '$s',
  'dz',
  'zd',
  'k%',
  '%r',
  'r%',
  '%k',
  'vb',
  'bv',
  'vf',
  'fv',
  'j$',
  '$j',
  'ts',
  'st',
]);
const isVowel = (letter: string): boolean => letter === 'a' || letter === 'i' || letter === 'u';

interface Costs {
  /** Of a vowel that one of them does not write. */
  readonly vowel: number;
  readonly otherVowel: number;
}
const ONE_SCRIPT: Costs = { vowel: 0.4, otherVowel: 0.4 };
/** Arabic leaves short vowels out. */
const TWO_SCRIPTS: Costs = { vowel: 0.12, otherVowel: 0.4 };
const LONG_VOWEL_LOST = 0.45;
const WEAK_H = 0.5;

/** How alike two words are, 0 to 1: a distance of Damerau and Levenshtein in which what spellings mix up costs less. */
export function likenessOf(a: Spelt, b: Spelt): number {
  if (a.letters === b.letters) return 1;
  const longest = Math.max(weigh(a.letters), weigh(b.letters));
  if (Math.abs(a.letters.length - b.letters.length) > 5) return 0;
  return Math.max(0, 1 - distance(a, b) / longest);
}

function distance(one: Spelt, other: Spelt): number {
  const isMixed = one.isArabic !== other.isArabic;
  const [a, b] = isMixed && other.isArabic ? [other, one] : [one, other];
  const costs = isMixed ? TWO_SCRIPTS : ONE_SCRIPT;
  const [s, t] = [a.letters, b.letters];
  const dropped = (letter: string): number => {
    if (!isVowel(letter)) return letter === 'h' ? WEAK_H : 1;
    return isMixed ? LONG_VOWEL_LOST : costs.vowel;
  };
  const added = (letter: string): number => {
    if (isVowel(letter)) return costs.vowel;
    return letter === 'h' ? WEAK_H : 1;
  };
  const rows: number[][] = [[0]];
  for (let j = 1; j <= t.length; j++) rows[0]!.push(rows[0]![j - 1]! + added(t[j - 1]!));
  for (let i = 1; i <= s.length; i++) {
    const row = [rows[i - 1]![0]! + dropped(s[i - 1]!)];
    for (let j = 1; j <= t.length; j++) {
      let best = Math.min(
        rows[i - 1]![j - 1]! + replaced(s[i - 1]!, t[j - 1]!, costs),
        rows[i - 1]![j]! + dropped(s[i - 1]!),
        row[j - 1]! + added(t[j - 1]!),
      );
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 0.7);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[s.length]![t.length]!;
}

function replaced(from: string, to: string, costs: Costs): number {
  if (from === to) return 0;
  if (isVowel(from) && isVowel(to)) return costs.otherVowel;
  return CONFUSED.has(from + to) ? 0.5 : 1;
}

function weigh(letters: string): number {
  let weight = 0;
  for (const letter of letters) weight += isVowel(letter) ? 0.4 : 1;
  return weight;
}
