import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import type { RosterFileKind } from '@hanout/contracts';
import { ROSTER_COLUMNS, SEPARATOR, stumpOf } from './roster-columns';
import { RosterFileProblem } from './roster-file-problem';
import type { RosterFileProblemCode } from './roster-file-problem';
import { RosterText } from './roster-text';
import type { RosterBytes } from './roster-text';

export interface RosterFileRow {
  /** As a spreadsheet counts: the header is 1, empty rows count. */
  readonly row: number;
  /** As written, in the order of `ROSTER_COLUMNS`. */
  readonly values: readonly string[];
}

const BATCH_ROWS = 1_000;
const RECORD_BYTES_MAX = 64 * 1024;
const OTHER_SEPARATORS = [',', '\t', '|'];

/**
 * Reads one file of a roster, in batches of rows: `;`-separated UTF-8, with or without BOM, CRLF or LF.
 *
 * Throws a `RosterFileProblem` for the first thing that is wrong; rows handed out before it must then be forgotten.
 * A file counts as truncated when a cell is cut (too few columns in the last row, a quote never closed, half a UTF-8
 * sign, a CR without its LF). A missing final line end alone is allowed, because editors write such files, unless the
 * last cell cannot be a whole value (`stumpOf`). A file cut exactly between two rows looks like a shorter file and
 * cannot be told from one here: who sends it says its checksum.
 */
export async function* readRosterFile(
  kind: RosterFileKind,
  bytes: RosterBytes,
  file = `${kind}.csv`,
): AsyncGenerator<RosterFileRow[]> {
  const text = new RosterText(file, bytes);
  const check = new RosterFileCheck(kind, file);
  try {
    const blocks = text.blocks();
    const first = await blocks.next();
    if (first.done || first.value.length === 0) throw check.problem('empty', { expected: '≥ 2', found: '0' });
    check.assertFirstLine(first.value.toString('utf8'));
    let batch: RosterFileRow[] = [];
    for await (const record of parsed(first.value, blocks)) {
      const row = check.accept(record);
      if (row !== undefined) batch.push(row);
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
    check.assertWhole(text.hasFinalLineEnd);
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw check.explain(error);
  }
}

/** The parser as a stream of records; an error of the text ends it as an error of its own does. */
function parsed(first: Buffer, blocks: AsyncGenerator<Buffer>): AsyncIterable<string[]> {
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    yield* blocks;
  }
  const parser: Parser = parse({
    delimiter: SEPARATOR,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: RECORD_BYTES_MAX,
  });
  // The iteration below meets every error of the pipeline, so its callback has nothing left to say.
  pipeline(Readable.from(all()), parser, () => undefined);
  return parser;
}

/** Looks at the records of one file in order and keeps what is needed to say where it went wrong. */
class RosterFileCheck {
  private readonly columns: readonly string[];
  private places: number[] | undefined;
  private header: string[] = [];
  private row = 0;
  private rowsRead = 0;
  private shortRow: { row: number; record: string[] } | undefined;
  private lastRecord: string[] = [];

  constructor(
    kind: RosterFileKind,
    private readonly file: string,
  ) {
    this.columns = ROSTER_COLUMNS[kind];
  }

  accept(record: string[]): RosterFileRow | undefined {
    this.row += 1;
    if (this.places === undefined) {
      this.places = this.readHeader(record);
      return undefined;
    }
    if (record.length === 1 && record[0]?.trim() === '') return undefined;
    if (this.shortRow !== undefined) throw this.wrongColumnCount(this.shortRow.row, this.shortRow.record);
    if (record.length < this.columns.length) this.shortRow = { row: this.row, record };
    else if (record.length > this.columns.length) throw this.wrongColumnCount(this.row, record);
    this.rowsRead += 1;
    this.lastRecord = record;
    return { row: this.row, values: this.places.map((place) => record[place] ?? '') };
  }

  assertWhole(hasFinalLineEnd: boolean): void {
    if (this.shortRow !== undefined) throw this.cutRow(this.shortRow);
    if (this.rowsRead === 0) throw this.problem('empty', { expected: '≥ 2', found: '1' });
    if (hasFinalLineEnd) return;
    const column = this.header.at(-1) ?? '';
    const value = this.lastRecord.at(-1) ?? '';
    const stump = stumpOf(column, value);
    if (stump !== undefined) {
      throw this.problem('truncated', {
        row: this.row,
        column,
        expected: `${column}=${stump.expected}`,
        found: `${column}=${value}`,
      });
    }
  }

  /** What the names of the columns cannot show: another separator, or a file that ends within them. */
  assertFirstLine(text: string): void {
    const [line = ''] = text.split('\n', 1);
    this.assertSeparator(line, 1);
    const header = this.columns.join(SEPARATOR);
    if (line === text && header.startsWith(line) && line !== header) {
      throw this.problem('truncated', { row: 1, expected: header, found: line });
    }
  }

  private assertSeparator(line: string, row: number): void {
    if (line.includes(SEPARATOR)) return;
    const other = OTHER_SEPARATORS.find(
      (sign) => line.split(sign).length >= Math.min(this.columns.length, 2),
    );
    if (other === undefined) return;
    throw this.problem('wrong_separator', {
      row,
      expected: `"${SEPARATOR}"`,
      found: other === '\t' ? '"\\t"' : `"${other}"`,
    });
  }

  /** What any error met while reading means for the file; what is no fault of the file stays what it is. */
  explain(error: unknown): unknown {
    if (error instanceof RosterFileProblem) return error;
    if (error instanceof CsvError) {
      const row = Number(error['records']) + 1;
      const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
      if (isOpen) return this.problem('truncated', { row, expected: '"', found: 'EOF' }, error);
      return this.problem('bad_quote', { row, expected: `"…"${SEPARATOR}`, found: '"' }, error);
    }
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR')
      return this.problem('missing', { expected: this.file, found: '-' }, error);
    if (code === 'Z_BUF_ERROR')
      return this.problem('truncated', { row: this.row, expected: 'gzip', found: 'EOF' }, error);
    return error;
  }

  problem(
    what: RosterFileProblemCode extends `programmes.roster_file_${infer What}` ? What : never,
    where: { row?: number; column?: string; expected: string; found: string },
    cause?: unknown,
  ): RosterFileProblem {
    return new RosterFileProblem(
      { code: `programmes.roster_file_${what}`, file: this.file, ...where },
      cause,
    );
  }

  /** Where each expected column stands. */
  private readHeader(record: string[]): number[] {
    const names = record.map((name) => name.trim());
    this.header = names;
    const missing = this.columns.filter((column) => !names.includes(column));
    const whole = this.columns.join(SEPARATOR);
    for (const name of names) {
      if (!this.columns.includes(name)) {
        const expected = (missing.length > 0 ? missing : this.columns).join(', ');
        throw this.problem('unknown_column', { row: 1, column: name, expected, found: name });
      }
      if (names.indexOf(name) !== names.lastIndexOf(name)) {
        throw this.problem('duplicated_column', { row: 1, column: name, expected: whole, found: name });
      }
    }
    const [column] = missing;
    if (column !== undefined)
      throw this.problem('missing_column', {
        row: 1,
        column,
        expected: column,
        found: names.join(SEPARATOR),
      });
    return this.columns.map((name) => names.indexOf(name));
  }

  private wrongColumnCount(row: number, record: string[]): RosterFileProblem {
    if (record.length === 1) this.assertSeparator(record[0] ?? '', row);
    const [expected, found] = [String(this.columns.length), String(record.length)];
    return this.problem('wrong_column_count', { row, expected, found });
  }

  private cutRow({ row, record }: { row: number; record: string[] }): RosterFileProblem {
    const [found = '', expected = ''] = [this.header[record.length - 1], this.header.at(-1)];
    return this.problem('truncated', { row, column: found, expected, found });
  }
}
