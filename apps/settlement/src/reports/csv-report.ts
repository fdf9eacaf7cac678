import { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { REPORT_ERRORS } from './report.errors';
import type { ReportLine } from './report-line';

const HEADER = 'reference;direction;amount;currency';
const REFERENCE = /^[A-Za-z0-9-]{1,64}$/;

/**
 * UTF-8 with or without a byte order mark, a line each, `;` between: our reference, `in` or `out`, an amount as `50.01`, an
 * ISO 4217 code. A day on which nothing moved is the header alone.
 * @throws DomainError `settlement.report_unreadable` with the line
 */
export function readCsvReport(document: string): ReportLine[] {
  const [header, ...rows] = document.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (header !== HEADER) throw unreadable(1);
  if (rows.at(-1) === '') rows.pop();
  return rows.map((row, place) => {
    const [reference = '', direction, amount = '', currency = '', ...more] = row.split(';');
    const isDirection = direction === 'in' || direction === 'out';
    if (more.length > 0 || !isDirection || !REFERENCE.test(reference)) throw unreadable(place + 2);
    return { reference, direction, amountMinor: amountOf(amount, currency, place + 2), currency };
  });
}

function amountOf(amount: string, currency: string, line: number): bigint {
  try {
    const { minor } = Money.parse(amount, currency);
    if (minor > 0n) return minor;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  throw unreadable(line);
}

function unreadable(line: number): Error {
  return REPORT_ERRORS.error('settlement.report_unreadable', {
    field: 'document',
    params: { line: line.toString() },
  });
}
