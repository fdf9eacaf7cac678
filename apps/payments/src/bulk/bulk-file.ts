import { isUtf8 } from 'node:buffer';
import type { BulkFileFormat } from '@hanout/contracts';
import { CsvError, parse } from 'csv-parse/sync';
import { BULK_ERRORS } from './bulk.errors';

const BOM = '\ufeff';
const COLUMNS = ['reference', 'payee', 'amount', 'note'] as const;
const SEPARATORS = [';', ',', '\t'];

export type BulkColumn = (typeof COLUMNS)[number];

/** A line as it is written. */
export interface WrittenLine {
  /** As a spreadsheet counts: the header is 1, empty lines count. */
  line: number;
  /** Undefined when the line has no such form. */
  cells: Record<BulkColumn, string> | undefined;
}

/**
 * Reads the file of a bulk: CSV with `;`, `,` or tabs, or an object a line (JSON lines); UTF-8, with or without BOM, CRLF
 * or LF. What is wrong with one line alone is left to the check of lines.
 *
 * @throws DomainError what is wrong with the file as a whole
 */
export function readBulkFile(bytes: Buffer, format: BulkFileFormat, linesMax: number): WrittenLine[] {
  if (!isUtf8(bytes)) throw BULK_ERRORS.error('payments.bulk_not_utf8');
  const text = bytes.toString('utf8');
  const clean = text.startsWith(BOM) ? text.slice(1) : text;
  const lines = format === 'csv' ? csvLines(clean) : jsonLines(clean);
  if (lines.length === 0) throw BULK_ERRORS.error('payments.bulk_empty');
  if (lines.length > linesMax)
    throw BULK_ERRORS.error('payments.bulk_too_long', { params: { max: String(linesMax) } });
  return lines;
}

function csvLines(text: string): WrittenLine[] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = SEPARATORS.find((sign) => first.includes(sign)) ?? ';';
  const records = parsed(text, delimiter);
  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const places = COLUMNS.map((column) => header.indexOf(column));
  const isKnown = header.every((name) => (COLUMNS as readonly string[]).includes(name));
  if (!isKnown || new Set(header).size < header.length || places.slice(0, 3).includes(-1))
    throw BULK_ERRORS.error('payments.bulk_columns');
  return records.slice(1).flatMap((record, index): WrittenLine[] => {
    if (record.every((cell) => cell.trim() === '')) return [];
    const cells = COLUMNS.map((column, place) => [column, (record[places[place]!] ?? '').trim()]);
    const isWhole = record.length === header.length;
    return [
      { line: index + 2, cells: isWhole ? (Object.fromEntries(cells) as WrittenLine['cells']) : undefined },
    ];
  });
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const params = { line: String(Number(error['records'] ?? 0) + 1) };
    throw BULK_ERRORS.error('payments.bulk_unreadable', { params, cause: error });
  }
}

function jsonLines(text: string): WrittenLine[] {
  return text.split(/\r?\n/).flatMap((line, index): WrittenLine[] => {
    if (line.trim() === '') return [];
    return [{ line: index + 1, cells: cellsOf(line) }];
  });
}

function cellsOf(line: string): WrittenLine['cells'] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = Object.entries(value as Record<string, unknown>);
  if (fields.some(([name, cell]) => !COLUMNS.includes(name as BulkColumn) || typeof cell !== 'string'))
    return undefined;
  const given = new Map(fields as [string, string][]);
  return Object.fromEntries(
    COLUMNS.map((column) => [column, (given.get(column) ?? '').trim()]),
  ) as WrittenLine['cells'];
}
