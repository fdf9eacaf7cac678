/**
 * What of a name a payer may see: the given name, and one letter of the family's. Enough to see that it is the right
 * person, too little to learn who somebody is.
 */

/** Parts that begin a family name and say nothing by their letter: `El Bouchani` is under B. */
const PARTICLES = new Set(
  'el al ez es er ed en et ech at ben bin ibn bent bint ait aït ou ould oulad bou abou de du بن ابن بنت أيت آيت ايت ولد أولاد أبو ابو بو'.split(
    ' ',
  ),
);

/** Given names of two words: `عبد الرحيم`, `Abd Errahim`. */
const JOINED = new Set('عبد abd abdel abdul'.split(' '));

const GRAPHEMES = new Intl.Segmenter('fr', { granularity: 'grapheme' });

export function maskName(name: string): string {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first = ''] = words;
  const givenLength = JOINED.has(plain(first)) && words.length > 2 ? 2 : 1;
  const family = words.slice(givenLength);
  // A single word may be the family's: one letter of it is all that is shown.
  if (family.length === 0) return first === '' ? '' : `${initialOf(first)}.`;
  const telling = family.filter((word) => !PARTICLES.has(plain(word)));
  return `${words.slice(0, givenLength).join(' ')} ${initialOf(telling.at(-1) ?? family.at(-1)!)}.`;
}

/** `Fatima Z. — Ben Guerir`; the name alone when the place is not known. */
export function shownWith(name: string, place: string | undefined): string {
  return place === undefined ? name : `${name} — ${place}`;
}

/** The first letter as people see it, with its marks, behind the Arabic article and the Latin one. */
function initialOf(word: string): string {
  const bare = word
    .replace(/^(?:[Ee]l|[Aa]l|[EeAa]([zsrdntSZRDNT]))[-'’](?=\p{L})/u, '')
    .replace(/^ال(?=\p{Script=Arabic}{2})/u, '');
  const [first] = GRAPHEMES.segment(bare);
  return (first?.segment ?? '').toLocaleUpperCase('fr');
}

function plain(word: string): string {
  return word.toLocaleLowerCase('fr').replace(/[\u064b-\u0652]/g, '');
}
