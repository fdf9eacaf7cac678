import { dayText, decimalOf, instantText, type Cell, type Sheet } from './sheet';

/** What a spreadsheet would take for a formula, also behind spaces and in full width. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/;

/**
 * As a French Excel opens it by a double click: UTF-8 with a byte-order mark, `;` between the cells, because there the
 * comma is the decimal sign, and days as 07/12/2021. The settings for Arabic of Morocco have the same signs, so both
 * languages get the same. Text that would be a formula is led by an apostrophe.
 */
export function csvOf({ title, facts, tables, notes }: Sheet): Buffer {
  const rows: string[][] = [
    [escaped(title)],
    ...facts.map(([label, value]) => [escaped(label), cellText(value)]),
    ...tables.flatMap((table) => [
      [],
      [escaped(table.title)],
      table.columns.map(({ label }) => escaped(label)),
      ...table.rows.map((row) => row.map(cellText)),
    ]),
    ...(notes.length > 0 ? [[], ...notes.map((note) => [escaped(note)])] : []),
  ];
  return Buffer.from(`\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`, 'utf8');
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'money':
      return decimalOf(cell).replace('.', ',');
    case 'count':
      return String(cell.value);
    case 'day':
      return dayText(cell.value);
    case 'instant':
      return instantText(cell.value);
    default:
      return escaped(cell.value);
  }
}

function escaped(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
