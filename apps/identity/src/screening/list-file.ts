import { createHash } from 'node:crypto';

export interface ListEntry {
  entryId: string;
  /** Every way it is written, in either script. */
  names: string[];
  birthYears: number[];
  nationality?: string;
}

export interface ScreeningList {
  listId: string;
  source: string;
  /** `YYYY-MM-DD`, as its publisher dates it. */
  listDate: string;
  entries: ListEntry[];
}

/** A file that cannot be read as a list: says where, never what stands there. */
export class BadListFile extends Error {}

const ID = /^[A-Za-z0-9._/-]{1,60}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads JSON lines: first `{"listId","source","listDate"}`, then one entry a line:
 * `{"entryId","names":[…],"birthYears":[…]?,"nationality"?}`.
 *
 * @throws BadListFile with the line and the field
 */
export function readListFile(text: string): ScreeningList {
  const lines = text.split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const [first, ...rest] = lines.map(readLine);
  if (first === undefined) throw new BadListFile('line 1: the file is empty');
  const { listId, source, listDate } = first;
  demand(typeof listId === 'string' && /^[a-z0-9-]{1,40}$/.test(listId), 1, 'listId');
  demand(typeof source === 'string' && source.trim() !== '', 1, 'source');
  demand(typeof listDate === 'string' && isDay(listDate), 1, 'listDate');
  const entries = rest.map((line, at) => readEntry(line, at + 2));
  if (entries.length === 0) throw new BadListFile('line 2: a list has at least one entry');
  const seen = new Set<string>();
  entries.forEach(({ entryId }, at) => {
    demand(!seen.has(entryId), at + 2, 'entryId');
    seen.add(entryId);
  });
  return { listId: listId as string, source: source as string, listDate: listDate as string, entries };
}

/** What an entry says; a later list that says the same is the same entry. */
export function entryHash({ entryId, names, birthYears, nationality }: ListEntry): Buffer {
  const content = [entryId, [...names].sort(), [...birthYears].sort(), nationality ?? null];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

type Line = Record<string, unknown>;

function readLine(text: string, at: number): Line {
  try {
    const line = JSON.parse(text) as unknown;
    if (typeof line === 'object' && line !== null && !Array.isArray(line)) return line as Line;
  } catch {
    // Said below: the parser's own words would quote the line.
  }
  throw new BadListFile(`line ${at + 1}: not a JSON object`);
}

function readEntry({ entryId, names, birthYears = [], nationality }: Line, line: number): ListEntry {
  demand(typeof entryId === 'string' && ID.test(entryId), line, 'entryId');
  demand(
    isListOf(names, (name) => typeof name === 'string' && /\p{L}/u.test(name)),
    line,
    'names',
  );
  demand((names as unknown[]).length > 0, line, 'names');
  demand(
    isListOf(birthYears, (year) => Number.isInteger(year) && year > 1850 && year < 2100),
    line,
    'birthYears',
  );
  demand(nationality === undefined || /^[A-Z]{2}$/.test(String(nationality)), line, 'nationality');
  return {
    entryId: entryId as string,
    names: names as string[],
    birthYears: birthYears as number[],
    ...(nationality !== undefined && { nationality: nationality as string }),
  };
}

function isListOf(value: unknown, isGood: (item: never) => boolean): boolean {
  return Array.isArray(value) && value.length <= 100 && value.every((item) => isGood(item as never));
}

function isDay(day: string): boolean {
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}

function demand(isGood: boolean, line: number, field: string): void {
  if (!isGood) throw new BadListFile(`line ${line}: ${field} is missing, wrong or there twice`);
}
