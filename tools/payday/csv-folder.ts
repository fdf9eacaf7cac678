import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Thrown with one line that says which file is wrong and what was expected. */
export class RosterFolderProblem extends Error {}

/** The bytes of `<name>.csv`, or of `<name>.csv.gz` unpacked. */
export function readCsvBytes(folder: string, name: string): Buffer {
  const plain = join(folder, `${name}.csv`);
  if (existsSync(plain)) return readFileSync(plain);
  const packed = `${plain}.gz`;
  if (!existsSync(packed))
    throw new RosterFolderProblem(
      `${plain}: the file is missing; expected ${name}.csv or ${name}.csv.gz in the folder`,
    );
  try {
    return gunzipSync(readFileSync(packed));
  } catch {
    throw new RosterFolderProblem(`${packed}: the file is not whole gzip; expected a compressed ${name}.csv`);
  }
}

/** Rows as they stand, for the files that this tool itself acts on. */
export function readCsvRows(
  folder: string,
  name: string,
  columns: readonly string[],
): Record<string, string>[] {
  const bytes = readCsvBytes(folder, name);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RosterFolderProblem(`${name}.csv: the file is not UTF-8; expected UTF-8 as the other files`);
  }
  const header = text.slice(0, text.search(/\r?\n|$/)).split(';');
  const missing = columns.find((column) => !header.includes(column));
  if (missing) {
    throw new RosterFolderProblem(
      `${name}.csv: row 1 has no column ${missing}; expected ${columns.join(';')}, found ${header.join(';').slice(0, 200)}`,
    );
  }
  try {
    return parse(text, { delimiter: ';', columns: true, bom: true, skip_empty_lines: true }) as Record<
      string,
      string
    >[];
  } catch (error) {
    throw new RosterFolderProblem(`${name}.csv: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export interface ControlTotals {
  [name: string]: unknown;
}

export function readControlTotals(folder: string): ControlTotals | undefined {
  const file = join(folder, 'control-totals.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ControlTotals) : undefined;
}
