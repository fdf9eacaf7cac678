import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportReading } from './reports';

/** What a parser reads in a few milliseconds. */
const PIECE_CHARS = 8_192;
/** A few elements are shorter by far, and an expression as `PLAIN` fails on what is longer by far. */
const PART_MAX_CHARS = 262_144;

const DECLARATION = /^<\?xml(?: [a-z]+="[\w.-]+")*\s*\?>/;
/** Tags and the text between them. Comments and the like are none, nor is what has a `<` or `>` of its own within quotes. */
const PLAIN = /<\/[^<>"'/\s]+>|<[^<>"'/!?\s][^<>"']*(?:(?:"[^<>"]*"|'[^<>']*')[^<>"']*)*>|[^<>]+/g;

export interface PiecesOf {
  /** The lines, as they are written: `Ntry`, `wfc:Line`. */
  element: string;
  /** What one document says. */
  read(text: string): ReportReading;
  pieceChars?: number;
}

/**
 * Reads an XML report a piece at a time, so that whatever else waits has its turn in between. A piece is a document, too:
 * some of the lines, and all that stands around them. One that cannot be read spoils the report.
 */
export async function readInPieces(text: string, options: PiecesOf): Promise<ReportReading> {
  const [first = '', ...others] = await piecesOf(text, options);
  const whole = options.read(first);
  for (const piece of others) {
    if (whole.reading === 'refused') break;
    await nextTurn();
    const more = options.read(piece);
    if (more.reading === 'refused') return more;
    for (const line of more.lines) whole.lines.push(line);
  }
  return whole;
}

/** The whole alone, where it is not certain that its pieces say the same. */
async function piecesOf(text: string, { element, pieceChars = PIECE_CHARS }: PiecesOf): Promise<string[]> {
  const [opens, closes, isPlain] = [`<${element}>`, `</${element}>`, plainOf(element)];
  const begins = text.indexOf(opens);
  const head = text.slice(0, Math.max(begins, 0));
  const pieces: string[] = [];
  let at = head.length;
  while (text.startsWith(opens, at)) {
    const [from, most] = [at, at + pieceChars];
    let count = 0;
    for (; at < most && text.startsWith(opens, at); count += 1) {
      const end = text.indexOf(closes, at);
      if (end < 0) return [text];
      at = behindSpace(text, end + closes.length);
    }
    const piece = text.slice(from, at);
    if (piece.length > PART_MAX_CHARS || !isPlain(piece, count)) return [text];
    pieces.push(piece);
    await nextTurn();
  }
  const tail = text.slice(at);
  const isSmall = head.length + tail.length <= PIECE_CHARS;
  if (pieces.length === 0 || !isSmall || !isPlain(head.replace(DECLARATION, ''), 0) || !isPlain(tail, 0))
    return [text];
  return pieces.map((piece) => head + piece + tail);
}

/** Whether a part ends outside of any tag, and has just so many of the elements, none of them within another. */
function plainOf(element: string): (part: string, count: number) => boolean {
  const local = element.replace(/^.*:/, '');
  const tags = new RegExp(`</?(?:[^<>\\s/]*:)?${local}(?=[\\s/>])`, 'g');
  return (part, count) => part.replace(PLAIN, '') === '' && (part.match(tags) ?? []).length === 2 * count;
}

function behindSpace(text: string, at: number): number {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = at;
  space.test(text);
  return space.lastIndex;
}
