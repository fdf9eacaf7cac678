import { spellArabic, spellLatin, type Spelt } from './spelling';

/** A word of a name, in each of the ways it may be written: with its `ben` or article, and without. */
export type NameWord = readonly Spelt[];

const HAS_ARABIC = /\p{Script=Arabic}/u;
const ARABIC_MARKS = /[\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/g;
const LATIN_ARTICLES = new Set([
  'el',
  'al',
  'l',
  'il',
  'es',
  'er',
  'ed',
  'en',
  'et',
  'ez',
  'as',
  'ar',
  'ad',
  'an',
  'at',
  'az',
  'ul',
]);
const LATIN_SONS = new Set(['ben', 'bin', 'ibn', 'bn', 'bent', 'bint', 'ould', 'oulad', 'wld', 'wald']);
const ARABIC_SONS = new Set(['بن', 'ابن', 'بنت', 'ولد']);
const FUSED_ABD = /^abd(?:el|al|il|oul|ul|e(?=([rsdntz])\1)|a(?=([rsdntz])\2)|e|a|ou)?(?=.{3})/;
/** Of Noureddine and his like, when it stands apart. */
const LATIN_DIN = /^(?:e?d|a?d|al|el|ud)?din(?:e)?$/;
const PARTS_MAX = 8;

/** The words of a name in the order they are written, Arabic or Latin. */
export function wordsOf(name: string): NameWord[] {
  return (HAS_ARABIC.test(name) ? arabicWords(plainArabic(name)) : latinWords(plainLatin(name)))
    .map(distinct)
    .filter((forms) => forms.length > 0)
    .slice(0, PARTS_MAX);
}

export function plainArabic(name: string): string {
  return name
    .normalize('NFKC')
    .replace(ARABIC_MARKS, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىئی]/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ک/g, 'ك')
    .replace(/ه(?=\s|$)/g, 'ة')
    .replace(/[^\p{Script=Arabic}]+/gu, ' ')
    .trim();
}

export function plainLatin(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘ʿʾ`]/g, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function arabicWords(plain: string): NameWord[] {
  const words: NameWord[] = [];
  let before = '';
  for (const part of plain.split(' ')) {
    if (part === '') continue;
    if (part === 'الدين' && words.length > 0) words.push(joined(words.pop()!, spellArabic('دين')));
    else if (ARABIC_SONS.has(part)) before = part === 'ولد' ? '' : 'بن';
    else if (part === 'عبد') before = 'عبد';
    else if (part === 'ابو' || part === 'بو' || part === 'ابي') before = 'بو';
    else {
      words.push(arabicForms(part, before));
      before = '';
    }
  }
  return words;
}

function arabicForms(part: string, before: string): NameWord {
  const bare = part.replace(/^ال(?=..)/, '');
  if (before === 'عبد') return [spellArabic(bare)];
  if (before === 'بو') return [spellArabic(`بو${bare}`)];
  if (before === 'بن') return [spellArabic(bare), spellArabic(`بن${bare}`)];
  const fused = /^عبد(?:ال)?(?=...)/.exec(part);
  if (fused) return [spellArabic(part.slice(fused[0].length))];
  return [spellArabic(bare.replace(/^ابو(?=..)/, 'بو')), spellArabic(part)];
}

function latinWords(plain: string): NameWord[] {
  const words: NameWord[] = [];
  let before = '';
  for (const part of plain.split(' ')) {
    if (part === '') continue;
    if (LATIN_DIN.test(part) && words.length > 0) words.push(joined(words.pop()!, spellLatin('eddine')));
    else if (LATIN_SONS.has(part)) before = /^b|^i/.test(part) ? 'ben' : '';
    else if (/^abd([eaiu]l?|oul|e[rsdntz]|u[rsdntz])?$/.test(part)) before = 'abd';
    else if (part === 'abou' || part === 'abu' || part === 'bou' || part === 'abo' || part === 'abi')
      before = 'bou';
    else if (LATIN_ARTICLES.has(part)) continue;
    else {
      words.push(latinForms(part, before));
      before = '';
    }
  }
  return words;
}

function latinForms(part: string, before: string): NameWord {
  if (before === 'abd') return [spellLatin(part)];
  if (before === 'bou') return [spellLatin(`bou${part}`)];
  if (before === 'ben') return [spellLatin(part), spellLatin(`ben${part}`)];
  const fused = FUSED_ABD.exec(part);
  if (fused) {
    const rest = part.slice(fused[0].length);
    // Abdelatif and Abdellatif are one.
    return /l$/.test(fused[0]) ? [spellLatin(rest), spellLatin(`l${rest}`)] : [spellLatin(rest)];
  }
  const bare = part.replace(/^(?:el|al|l)(?=[^aeiouyl].{2})|^(?:el|al)(?=.{4})|^l(?=[aeiou].{4})/, '');
  const whole = spellLatin(part.replace(/^ab(?=ou.{3})/, 'b'));
  return bare === part ? [whole] : [whole, spellLatin(bare)];
}

function joined(word: NameWord, end: Spelt): NameWord {
  return word.map(({ letters, isArabic }) => ({ letters: letters + end.letters, isArabic }));
}

function distinct(forms: NameWord): NameWord {
  const seen = new Map(forms.filter(({ letters }) => letters !== '').map((form) => [form.letters, form]));
  return [...seen.values()];
}
