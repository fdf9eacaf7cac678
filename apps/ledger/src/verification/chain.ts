import { createHash, type Hash } from 'node:crypto';
import type { Row } from './row';

/**
 * The hash chain of the log, said again without the database: sha256 of the hash before, a line with range and time, and
 * a line for each row. A line is a letter and what PostgreSQL writes for `row(…)::text`.
 */

/** The hash before the first flush. */
export const GENESIS = createHash('sha256').update('hanout ledger 1').digest();

const NEEDS_QUOTES = /["\\(), \t\n\v\f\r]/;

/** A value within a row's text: nothing for null, quoted when it could be misread. */
export function quoted(value: string | null): string {
  if (value === null) return '';
  if (value !== '' && !NEEDS_QUOTES.test(value)) return value;
  return `"${value.replace(/["\\]/g, '$&$&')}"`;
}

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** Milliseconds since 1970, rounded as the database rounds them. NaN for what is no time. */
export function epochMs(timestamp: string): number {
  const match = TIMESTAMP.exec(timestamp);
  if (!match) return Number.NaN;
  const [, year, month, day, time, fraction = ''] = match;
  const micros = Number(fraction.padEnd(6, '0'));
  return Date.parse(`${year}-${month}-${day}T${time}Z`) + Math.round(micros / 1_000);
}

// Columns of the rows are in the order of the queries in log-queries.ts, those of the line first.

export function decisionLine(row: Row): string {
  return `D(${row[0]!},${row[1]!},${row[2]!},${quoted(row[3]!)})`;
}

export function holdEndLine(row: Row): string {
  return `E(${row[0]!},${row[1]!},${row[2] ?? ''},${quoted(row[3]!)})`;
}

export function holdLegLine(row: Row): string {
  const expires = row[8] ? epochMs(row[8]) : '';
  return `H(${row[0]!},${row[1]!},${row[2]!},${row[3]!},${row[4]!},${row[5]!},${quoted(row[6]!)},${quoted(row[7]!)},${expires})`;
}

let kindBefore = '';
let quotedKindBefore = '""';

/** Kinds come in long runs of the same. */
function quotedKind(kind: string): string {
  if (kind !== kindBefore) {
    kindBefore = kind;
    quotedKindBefore = quoted(kind);
  }
  return quotedKindBefore;
}

export function legLine(row: Row): string {
  return `L(${row[0]!},${row[1]!},${row[2]!},${row[3]!},${row[4]!},${row[5]!},${row[6]!},${row[7]!},${quotedKind(row[8]!)},${quoted(row[9]!)})`;
}

export function reversalLine(row: Row): string {
  return `R(${row[0]!},${row[1]!},${row[2]!})`;
}

export function accountLine(row: Row): string {
  return `A(${row.slice(0, 15).map(quoted).join(',')})`;
}

/** Text is hashed in chunks of about this size, so that a flush may be of any length. */
const CHUNK = 32_768;

/** The hash of one flush over its lines, after each of several hashes that may have been the one before. */
export class FlushHash {
  private readonly hashes: Hash[];
  private text: string;

  constructor(previous: readonly Buffer[], header: string) {
    this.hashes = previous.map((hash) => createHash('sha256').update(hash));
    this.text = header;
  }

  /** Lines come in order of number, then letter. */
  add(line: string): void {
    this.text += '\n';
    this.text += line;
    if (this.text.length > CHUNK) this.take();
  }

  digests(): Buffer[] {
    this.take();
    return this.hashes.map((hash) => hash.digest());
  }

  private take(): void {
    for (const hash of this.hashes) hash.update(this.text, 'utf8');
    this.text = '';
  }
}
