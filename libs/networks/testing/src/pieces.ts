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

/** What XML has beside tags, what is none, and the lines' own tags where they should not be. */
function troublesOf(element: string): string[] {
  const local = element.replace(/^.*:/, '');
  const tags = [element, local, `x:${local}`, 'B'].flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
    `<${name}/>`,
    `</${name}/>`,
    `</${name} >`,
    `< ${name}>`,
    `<${name} a="1">`,
    `<${name} a=">`,
    `<${name} a="</${name}>`,
    `<${name}></${name}>`,
    `<${name}Dtls>`,
    `<B a="<${name}>"/>`,
  ]);
  const others = ['<!-- a -->', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE a>', '<?a ?>', '<?', '?>'];
  return [
    ...tags,
    ...others,
    '<',
    '>',
    '"',
    "'",
    '/',
    '&',
    '&amp;',
    ' ',
    '\r\n',
    'x',
    'é',
    '\0',
    '\ufeff',
    '',
  ];
}

/** Reading in pieces saves others from waiting, and nothing else: it says what reading the whole says. */
export function describePieces(
  element: string,
  { write, read }: { write(report: RemoteReport): Buffer; read(text: string): ReportReading },
): void {
  const texts = fc
    .tuple(fc.array(fc.tuple(fc.boolean(), fc.nat(999)), { maxLength: 6 }), fc.boolean())
    .map(([said, isFinal]) => {
      const lines = said.map(([isPayout, no]) => (isPayout ? payout(no) : collection(no)));
      return write({ day: DAY, isFinal, lines }).toString();
    });
  const changes = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      isAtTag: fc.boolean(),
      dropped: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(400)),
      added: fc.constantFrom(...troublesOf(element)),
    }),
    { maxLength: 3 },
  );
  const change = (text: string, [one, ...others]: ChangeOf<typeof changes>): string => {
    if (!one) return text;
    const place = Math.floor(one.at * text.length);
    const at = one.isAtTag ? text.indexOf('>', place) + 1 : place;
    return change(text.slice(0, at) + one.added + text.slice(at + one.dropped), others);
  };
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
        const text = change(written, changed);
        expect(await inPieces(text)).toEqual(read(text));
      }),
      { numRuns: 400 },
    ));
}

type ChangeOf<T> = T extends fc.Arbitrary<infer Of> ? Of : never;
