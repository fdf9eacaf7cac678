import type { PlacesOf } from './messages';

/** First-strong isolate and its end: what stands between does not turn the sentence around, nor the sentence it. */
const ISOLATE = '\u2068';
const POP = '\u2069';

export function isolated(value: string): string {
  return `${ISOLATE}${value}${POP}`;
}

export type Piece = { readonly text: string } | { readonly place: string };

/** `Vers {name}.` → text, place, text: for who puts more than text into the places. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\w+\}$/.test(piece) ? { place: piece.slice(1, -1) } : { text: piece }));
}

/** Fills the places of a text with plain values, each isolated from the direction of the sentence. */
export function fill<Written extends string>(
  text: Written,
  values: Readonly<Record<PlacesOf<Written>, string | number>>,
): string {
  const given = values as Readonly<Record<string, string | number>>;
  return piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : isolated(String(given[piece.place] ?? ''))))
    .join('');
}
