import { csvOf } from './csv';
import { count, day, empty, instant, money, text, type Sheet } from './sheet';

const sheet = (rows: Sheet['tables'][number]['rows']): Sheet => ({
  language: 'fr',
  size: 'A4',
  title: 'Relevé',
  facts: [['Solde', money({ minor: '-60', currency: 'MAD' })]],
  tables: [
    {
      title: 'Lignes',
      columns: [
        { label: 'A', width: 50 },
        { label: 'B', width: 50 },
      ],
      rows,
    },
  ],
  notes: [],
});
const linesOf = (rows: Sheet['tables'][number]['rows']): string[] =>
  csvOf(sheet(rows)).toString('utf8').split('\r\n').slice(5, -1);

describe('csvOf', () => {
  it('is what a French Excel opens: a mark, semicolons, decimal commas, its own dates', () => {
    const file = csvOf(sheet([])).toString('utf8');
    expect(file.startsWith('\ufeffRelevé\r\nSolde;-0,60\r\n\r\nLignes\r\nA;B\r\n')).toBe(true);
    expect(
      linesOf([
        [day('2021-12-07'), money({ minor: '123456789', currency: 'MAD' })],
        [instant('2021-12-06T23:00:00.000Z'), count(3)],
        [empty, text('a "b"; c')],
      ]),
    ).toEqual(['07/12/2021;1234567,89', '07/12/2021 00:00:00;3', ';"a ""b""; c"']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uff1d1', '\u00a0=1'])(
    'lets no text be a formula: %j',
    (value) => {
      expect(linesOf([[text(value), empty]])[0]).toMatch(/^"?'/);
    },
  );
});
