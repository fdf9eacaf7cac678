/**
 * Arabic as letters that are already joined (Unicode's presentation forms), in the order they are read. The PDF writer
 * joins by itself, but places the dots that this font keeps apart from its letters wrongly, and a letter at the edge of
 * a line falls out; joined letters have their dots within and are drawn right. Readers of the file, search included,
 * take these forms for the letters they are.
 */
export function joinedArabic(text: string): string {
  const letters = [...text.replace(VOWEL_SIGNS, '').matchAll(/ل[آأإا]|[^]/gu)].map(([letter]) => letter);
  return letters
    .map((letter, place) => {
      const joinsBefore = place > 0 && joinsOnward(letters[place - 1]) && joinsBack(letter);
      const joinsAfter = joinsOnward(letter) && joinsBack(letters[place + 1]);
      return FORMS.get(letter)?.[(joinsBefore ? 1 : 0) + (joinsAfter ? 2 : 0)] ?? letter;
    })
    .join('');
}

/** Whether a text is read from the right: its first strong letter decides. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*\p{Script=Arabic}/u.test(text);
}

/** Signs above and below letters: names are read without them. */
const VOWEL_SIGNS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const STRETCH = 'ـ';

/** Blocks where Unicode lists each letter's forms in the order: alone, last, first, in the middle. */
const BLOCKS: readonly [number, number][] = [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbe9],
];

/** By letter (or lam with alef): two forms join backwards only, four both ways. */
const FORMS = new Map<string, string[]>();
for (const [first, last] of BLOCKS) {
  for (let point = first; point <= last; point += 1) {
    const form = String.fromCodePoint(point);
    const letter = form.normalize('NFKC');
    FORMS.set(letter, [...(FORMS.get(letter) ?? []), form]);
  }
}

function joinsOnward(letter: string | undefined): boolean {
  return letter !== undefined && (letter === STRETCH || FORMS.get(letter)?.length === 4);
}

function joinsBack(letter: string | undefined): boolean {
  return letter !== undefined && (letter === STRETCH || (FORMS.get(letter)?.length ?? 0) > 1);
}
