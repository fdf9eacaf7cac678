import { isRightToLeft, joinedArabic } from './joined-arabic';
import type { DrawnText } from './pdf-page';

/** A code to hang up: who is paid, in each language that he has a name in, and what to do. */
export interface Poster {
  names: readonly string[];
  place: string;
  /** As `qrPathOf` makes it: the quiet zone is within. */
  qr: { side: number; path: string };
  /** The same sentence, language by language. */
  how: readonly string[];
  /** For whoever cannot scan. */
  code: string;
}

interface Line extends DrawnText {
  isTifinagh: boolean;
  /** In points. */
  size: number;
}

/** What `draw-pdf.mjs` is given for a poster. */
export interface PdfPoster {
  names: Line[];
  place: Line;
  qr: Poster['qr'];
  how: Line[];
  code: Line;
}

const SIZES = { names: [30, 20], place: 12, how: 15, code: 26 } as const;
/** So many letters of 30 points go into a line; longer names are written smaller, and break below the smallest. */
const LINE_POINTS = 30 * 18;
const NAME_MIN = 13;

export function pdfPosterOf({ names, place, qr, how, code }: Poster): PdfPoster {
  return {
    names: names.map((name, rank) =>
      line(
        name,
        Math.max(NAME_MIN, Math.min(SIZES.names[rank] ?? SIZES.names[1], LINE_POINTS / name.length)),
      ),
    ),
    place: line(place, SIZES.place),
    qr,
    how: how.map((sentence) => line(sentence, SIZES.how)),
    code: line(code, SIZES.code),
  };
}

function line(text: string, size: number): Line {
  return {
    text: joinedArabic(text),
    isRtl: isRightToLeft(text),
    isTifinagh: /\p{Script=Tifinagh}/u.test(text),
    size,
  };
}
