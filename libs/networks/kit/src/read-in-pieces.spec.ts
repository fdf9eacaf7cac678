import { setImmediate as nextTurn } from 'node:timers/promises';
import { readEachInTurns } from './read';
import { readInPieces } from './read-in-pieces';
import type { ReportReading } from './reports';

/** How many turns others had meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let [turns, isOver] = [0, false];
  void work.then(() => (isOver = true));
  for (; !isOver; turns += 1) await nextTurn();
  return turns;
}

describe('a report in XML', () => {
  const accepted: ReportReading = { reading: 'accepted', day: '2026-11-28', isFinal: true, lines: [] };
  const documentsOf = async (text: string): Promise<string[]> => {
    const read: string[] = [];
    const reading = (piece: string): ReportReading => {
      read.push(piece);
      return { ...accepted, lines: [] };
    };
    await readInPieces(text, { element: 'x:Line', read: reading, pieceChars: 25 });
    return read;
  };
  const line = (no: number, more = ''): string => `<x:Line>${no}${more}</x:Line>`;

  it('is read as several, with all that stands around the lines in each', async () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?><A><Day b="2026"/>';
    const lines = [line(1), line(2), line(3), '<x:Line><B c="1 2">3</B></x:Line>'];
    expect(await documentsOf(`${head}\n${lines.join('\r\n ')} </A>`)).toEqual([
      `${head}\n${lines[0]}\r\n ${lines[1]}\r\n </A>`,
      `${head}\n${lines[2]}\r\n ${lines[3]} </A>`,
    ]);
  });

  it.each([
    ['no lines', '<A></A>'],
    ['a comment', `<A>${line(1)}${line(2, '<!-- -->')}${line(3)}</A>`],
    ['CDATA', `<A>${line(1)}${line(2, '<![CDATA[</x:Line><x:Line>]]>')}${line(3)}</A>`],
    ['an instruction', `<A>${line(1)}${line(2, '<?a ?>')}${line(3)}</A>`],
    ['a tag in quotes', `<A>${line(1)}${line(2, '<B c="</x:Line><x:Line>"/>')}${line(3)}</A>`],
    ['a line in a line', `<A>${line(1)}${line(2, line(3))}${line(3)}</A>`],
    ['a line with an attribute', `<A>${line(1)}<x:Line b="1"></x:Line>${line(3)}</A>`],
    ['a line of another prefix', `<A><Line></Line>${line(1)}${line(2)}${line(3)}</A>`],
    ['lines in two places', `<A>${line(1)}${line(2)}</A><A>${line(3)}</A>`],
    ['text between lines', `<A>${line(1)}${line(2)}x${line(3)}</A>`],
    ['a line that is not closed', `<A>${line(1)}${line(2)}<x:Line>3</A>`],
  ])('is read as a whole with %s', async (_, text) => expect(await documentsOf(text)).toEqual([text]));

  it('is refused when one piece is, and leaves others their turns', async () => {
    const text = `<A>${Array.from({ length: 50 }, (_, no) => line(no)).join('')}</A>`;
    const read = (piece: string): ReportReading =>
      piece.includes('>49<') ? { reading: 'refused', cause: 'unreadable' } : accepted;
    const reading = readInPieces(text, { element: 'x:Line', read, pieceChars: 25 });
    expect(await turnsDuring(reading)).toBeGreaterThan(20);
    expect(await reading).toEqual({ reading: 'refused', cause: 'unreadable' });
  });
});

describe('a list that is read in turns', () => {
  const numbers = Array.from({ length: 2_000 }, (_, no) => no);
  const readNumber = (said: unknown) => (typeof said === 'number' ? said + 1 : undefined);

  it('is read whole, in its order, and leaves others their turns', async () => {
    const reading = readEachInTurns(numbers, readNumber);
    expect(await turnsDuring(reading)).toBeGreaterThanOrEqual(10);
    expect(await reading).toEqual(numbers.map((no) => no + 1));
    expect(await readEachInTurns([], readNumber)).toEqual([]);
  });

  it('is none where it is no list, or one of them cannot be read', async () => {
    expect(await readEachInTurns([...numbers, 'x'], readNumber)).toBeUndefined();
    expect(await readEachInTurns({ length: 1 }, readNumber)).toBeUndefined();
  });
});
