import { readCsvReport } from './csv-report';

const HEADER = 'reference;direction;amount;currency';
const good = 'P-1;in;50.01;MAD';

describe('a network’s report as CSV', () => {
  it.each([
    ['lines', `${HEADER}\n${good}\nP-2;out;7;MAD\n`],
    ['a byte order mark, and lines as Windows ends them', `\uFEFF${HEADER}\r\n${good}\r\nP-2;out;7;MAD`],
  ])('is read with %s', (_with, document) => {
    expect(readCsvReport(document)).toEqual([
      { reference: 'P-1', direction: 'in', amountMinor: 5_001n, currency: 'MAD' },
      { reference: 'P-2', direction: 'out', amountMinor: 700n, currency: 'MAD' },
    ]);
  });

  it('may say that nothing moved', () => {
    expect(readCsvReport(`${HEADER}\n`)).toEqual([]);
  });

  it.each([
    ['no header', good, '1'],
    ['columns in another order', `direction;reference;amount;currency\n${good}`, '1'],
    ['a column too few', `${HEADER}\n${good}\nP-2;in;1.00`, '3'],
    ['a column too many', `${HEADER}\n${good};x`, '2'],
    ['another direction', `${HEADER}\nP-1;up;50.01;MAD`, '2'],
    ['an amount below zero', `${HEADER}\nP-1;in;-1.00;MAD`, '2'],
    ['no amount', `${HEADER}\nP-1;in;0.00;MAD`, '2'],
    ['a comma', `${HEADER}\nP-1;in;50,01;MAD`, '2'],
    ['a fraction of a centime', `${HEADER}\nP-1;in;50.001;MAD`, '2'],
    ['no currency', `${HEADER}\nP-1;in;50.01;DIRHAM`, '2'],
    ['a formula', `${HEADER}\n=1+1;in;50.01;MAD`, '2'],
    ['an empty line between', `${HEADER}\n\n${good}`, '2'],
  ])('is refused with %s, and says where', (_with, document, line) => {
    expect(() => readCsvReport(document)).toThrow(
      expect.objectContaining({ code: 'settlement.report_unreadable', params: { line } }) as Error,
    );
  });
});
