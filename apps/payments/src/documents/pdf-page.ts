import { dayText, decimalOf, instantText, type Cell, type Sheet } from './sheet';
import { isRightToLeft, joinedArabic } from './joined-arabic';

/** A text as it is drawn: its letters joined, and the side it is read from. */
export interface DrawnText {
  text: string;
  isRtl: boolean;
}

/** What `draw-pdf.mjs` is given: nothing is decided there. */
export interface PdfPage {
  size: Sheet['size'];
  /** Whether tables and lines begin at the right. */
  isRtl: boolean;
  title: DrawnText;
  facts: { label: DrawnText; value: DrawnText }[];
  tables: {
    title: DrawnText;
    columns: { label: DrawnText; width: number; isNumber: boolean }[];
    rows: DrawnText[][];
  }[];
  notes: DrawnText[];
}

/**
 * Numbers, dates and codes stand in cells of their own and are read from the left in both languages: within an Arabic
 * line the rules of writing in two directions would turn 07/12/2021 and -0,60 around.
 */
export function pdfPageOf({ language, size, title, facts, tables, notes }: Sheet): PdfPage {
  return {
    size,
    isRtl: language === 'ar',
    title: drawn(title),
    facts: facts.map(([label, value]) => ({ label: drawn(label), value: drawnCell(value, true) })),
    tables: tables.map((table) => ({
      title: drawn(table.title),
      columns: table.columns.map(({ label, width, isNumber = false }) => ({
        label: drawn(label),
        width,
        isNumber,
      })),
      rows: table.rows.map((row) => row.map((cell) => drawnCell(cell))),
    })),
    notes: notes.map(drawn),
  };
}

function drawn(text: string): DrawnText {
  return { text: joinedArabic(text), isRtl: isRightToLeft(text) };
}

function drawnCell(cell: Cell, withCurrency = false): DrawnText {
  switch (cell.kind) {
    case 'empty':
      return leftToRight('');
    case 'money':
      return leftToRight(`${grouped(decimalOf(cell))}${withCurrency ? `\u00a0${cell.currency}` : ''}`);
    case 'count':
      return leftToRight(grouped(String(cell.value)));
    case 'day':
      return leftToRight(dayText(cell.value));
    case 'instant':
      return leftToRight(instantText(cell.value));
    case 'code':
      return leftToRight(cell.value);
    default:
      return drawn(cell.value);
  }
}

const leftToRight = (text: string): DrawnText => ({ text, isRtl: false });

/** `-1 234,50`, with spaces that no line is broken at. */
function grouped(decimal: string): string {
  const [whole = '', cents] = decimal.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return cents === undefined ? groups : `${groups},${cents}`;
}
