import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import { Money } from '@hanout/money';
import type { StatementFrame, StatementWriter } from './statement';

const HEADER = 'entry;time;id;reference;network_reference;kind;amount;balance;currency';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@]/;

/**
 * As a French Excel opens it by a double click: UTF-8 with a byte-order mark, `;` between the cells, a decimal comma and
 * times by a clock in Casablanca. The first and the last row are the balances. Text that would be a formula is led by an
 * apostrophe.
 */
export const CSV_WRITER: StatementWriter = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  head: (frame) => `\ufeff${HEADER}\r\n${balanceRow('opening', frame.from, frame.openingMinor, frame)}`,
  entry: (entry, { currency }) =>
    rowOf([
      entry.entryId,
      timeOf(entry.postedAt),
      entry.transferId,
      cellOf(entry.reference),
      cellOf(entry.theirReference),
      entry.kind,
      decimalOf(entry.amountMinor, currency),
      decimalOf(entry.balanceMinor, currency),
      currency,
    ]),
  foot: (frame) => balanceRow('closing', frame.to, frame.closingMinor, frame),
};

function balanceRow(kind: string, at: Date, minor: bigint, { currency }: StatementFrame): string {
  return rowOf(['', timeOf(at), '', '', '', kind, '', decimalOf(minor, currency), currency]);
}

function rowOf(cells: readonly string[]): string {
  return `${cells.join(';')}\r\n`;
}

function timeOf(at: Date): string {
  return `${businessDayOf(at).split('-').reverse().join('/')} ${businessTimeOf(at)}`;
}

function decimalOf(minor: bigint, currency: string): string {
  return Money.of(minor, currency).toDecimal().replace('.', ',');
}

function cellOf(text = ''): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
