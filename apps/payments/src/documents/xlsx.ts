import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { decimalOf, type Cell, type Sheet } from './sheet';

/** Characters a column has for 100 shares of the width. */
const WIDTH_CHARACTERS = 130;

/** Real numbers and dates, so that a spreadsheet can add them up and sort them; an Arabic sheet runs from the right. */
export async function xlsxOf({ language, title, facts, tables, notes }: Sheet): Promise<Buffer> {
  const heading = (value: string): CellObject => ({ value, type: String, fontWeight: 'bold' });
  const data: SheetData = [
    [heading(title)],
    ...facts.map(([label, value]) => [heading(label), cellOf(value)]),
    ...tables.flatMap((table) => [
      [],
      [heading(table.title)],
      table.columns.map(({ label }) => heading(label)),
      ...table.rows.map((row) => row.map(cellOf)),
    ]),
    ...(notes.length > 0 ? [[], ...notes.map((note) => [cellOf({ kind: 'text', value: note })])] : []),
  ];
  const widest = Math.max(...tables.map(({ columns }) => columns.length), 2);
  const columns = Array.from({ length: widest }, (_, place) => ({
    width: Math.max(
      ...tables.map((table) => ((table.columns[place]?.width ?? 0) * WIDTH_CHARACTERS) / 100),
      14,
    ),
  }));
  return writeExcelFile(data, { columns, rightToLeft: language === 'ar', sheet: 'Hanout' }).toBuffer();
}

function cellOf(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'money':
      // A spreadsheet knows no other numbers; it shows fifteen digits right, which is more money than there is.
      return { type: Number, value: Number(decimalOf(cell)), format: '#,##0.00' };
    case 'count':
      return { type: Number, value: cell.value, format: '#,##0' };
    case 'day':
      return { type: Date, value: new Date(`${cell.value}T00:00:00Z`), format: 'dd/mm/yyyy' };
    case 'instant':
      // Dates of a spreadsheet have no zone: what the clock in Casablanca showed.
      return {
        type: Date,
        value: new Date(`${businessDayOf(cell.value)}T${businessTimeOf(cell.value)}Z`),
        format: 'dd/mm/yyyy hh:mm:ss',
      };
    default:
      // Never a formula: the type is written beside the text.
      return { type: String, value: cell.value };
  }
}
