import fc from 'fast-check';
import { readInPieces, type ReportReading } from '@hanout/network-kit';
import type { RemoteReport, RemoteReportLine } from './remote-system';

const [DAY, NOON] = ['2026-11-27', new Date('2026-11-27T11:00:00Z')];
const [account, currency] = ['+212612345678', 'MAD'];

function payout(no: number): RemoteReportLine {
  const id = `8f5d0a3e-0000-4000-8000-${String(no).padStart(12, '0')}`;
  const order = { id, account, amountMinor: String(100 + no), currency };
  return { event: 'payout', order, result: { id, word: 'done', ref: `PAY-${no}`, order }, decidedAt: NOON };
}

function collection(no: number): RemoteReportLine {
  const amountMinor = String(100 + no);
  const ref = `COL-${no}`;
  return { event: 'collection', ref, account, payee: '100234', amountMinor, currency, collectedAt: NOON };
}

/** What may come around a part of it: what XML has beside tags, and the lines' own tags where they should not be. */
function troublesOf(element: string): [string, string][] {
  const local = element.replace(/^.*:/, '');
  const tags = [element, local, `x:${local}`, 'B'].flatMap((name): [string, string][] => [
    [`<${name}>`, `</${name}>`],
    [`<${name} a="1">`, `</${name} >`],
    [`<${name} a="`, `"></${name}>`],
    [`</${name}>`, `<${name}>`],
    [`<${name}></${name}>`, ''],
    [`<${name}/>`, `</${name}/>`],
    [`< ${name}>`, `</ ${name}>`],
    [`<${name}Dtls>`, `</${name}Dtls>`],
    [`<C a="<${name}>"/>`, `<C a='</${name}>'/>`],
  ]);
  return [
    ...tags,
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?a ', '?>'],
    ['<!DOCTYPE a>', ''],
    ['"', '"'],
    ['<', '>'],
    ['&', ';'],
    [' ', '\r\n'],
    ['é', '\0'],
    ['\ufeff', 'x'],
    ['', ''],
  ];
}

interface Change {
  /** Parts of its length. */
  at: number;
  length: number;
  areAtTags: boolean;
  around: [string, string];
  times: number;
}

function change(text: string, { at, length, areAtTags, around: [before, after], times }: Change): string {
  const [from, to] = [at, at + length * (1 - at)].map((part) => {
    const place = Math.floor(part * text.length);
    return areAtTags ? text.lastIndexOf('<', place) : place;
  }) as [number, number];
  return text.slice(0, from) + before + text.slice(from, to).repeat(times) + after + text.slice(to);
}

/** Reading in pieces saves others from waiting, and nothing else: it says what reading the whole says. */
export function describePieces(
  element: string,
  { write, read }: { write(report: RemoteReport): Buffer; read(text: string): ReportReading },
): void {
  const texts = fc
    .tuple(fc.array(fc.tuple(fc.boolean(), fc.nat(999)), { maxLength: 6, size: 'max' }), fc.boolean())
    .map(([said, isFinal]) => {
      const lines = said.map(([isPayout, no]) => (isPayout ? payout(no) : collection(no)));
      return write({ day: DAY, isFinal, lines }).toString();
    });
  const part = fc.nat(1_000).map((thousandths) => thousandths / 1_000);
  const changes = fc.array(
    fc.record({
      at: part,
      length: fc.oneof(fc.constant(0), part),
      areAtTags: fc.boolean(),
      around: fc.constantFrom(...troublesOf(element)),
      times: fc.constantFrom(1, 1, 1, 0, 2),
    }),
    { minLength: 1, maxLength: 2 },
  );
  let pieces = 0;
  const readOne = (text: string): ReportReading => {
    pieces += 1;
    return read(text);
  };
  const inPieces = (text: string): Promise<ReportReading> =>
    readInPieces(text, { element, read: readOne, pieceChars: 400 });

  it('says the same in pieces', async () => {
    const lines = Array.from({ length: 50 }, (_, no) => (no % 2 === 0 ? payout(no) : collection(no)));
    const text = write({ day: DAY, isFinal: true, lines }).toString();
    pieces = 0;
    const reading = await inPieces(text);
    expect(pieces).toBeGreaterThan(20);
    expect(reading).toEqual(read(text));
    expect(reading).toMatchObject({ reading: 'accepted', lines: { length: 50 } });
  });

  it('says the same in pieces, whatever is changed in it', () =>
    fc.assert(
      fc.asyncProperty(texts, changes, async (written, changed) => {
        const text = changed.reduce(change, written);
        expect(await inPieces(text)).toEqual(read(text));
      }),
      { numRuns: 600 },
    ));
}
