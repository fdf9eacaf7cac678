import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RosterFileKind } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { readRosterFile } from './roster-file';
import type { RosterFileRow } from './roster-file';
import { openRosterFolder } from './roster-folder';
import { RosterFileProblem } from './roster-file-problem';
import { readRoster } from './roster';
import type { RosterBytes } from './roster-text';

const sample = join(__dirname, '../../../../samples/small');
const households = readFileSync(join(sample, 'households.csv'));
const absences = readFileSync(join(sample, 'absences.csv'));
const pupils = readFileSync(join(sample, 'pupils.csv'));
const folder = mkdtempSync(join(tmpdir(), 'rosters-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function rowsOf(kind: RosterFileKind, bytes: RosterBytes): Promise<RosterFileRow[]> {
  const rows: RosterFileRow[] = [];
  for await (const batch of readRosterFile(kind, bytes)) rows.push(...batch);
  return rows;
}

/** Writes the bytes to a real file in a folder with the two other, good files, and reads the roster as a whole. */
async function problemOf(kind: RosterFileKind, bytes: Buffer | string): Promise<Partial<RosterFileProblem>> {
  for (const [name, content] of Object.entries({ households, pupils, absences, [kind]: bytes })) {
    writeFileSync(join(folder, `${name}.csv`), content);
  }
  const error: unknown = await readRoster(await openRosterFolder(folder)).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof RosterFileProblem)) throw new Error(`No problem was found, but ${String(error)}`);
  return { ...error.facts(), code: error.code };
}

/** The sample's households with one change to its text. */
function changed(change: (text: string) => string): Buffer {
  return Buffer.from(change(households.toString('utf8')));
}

function lines(text: string, change: (line: string, row: number) => string): string {
  return text
    .split('\r\n')
    .map((line, index) => (line === '' ? line : change(line, index + 1)))
    .join('\r\n');
}

const lastRow = 309;

describe('a roster file as it should be', () => {
  it('gives all rows with the number a spreadsheet shows, and their cells as written', async () => {
    const rows = await rowsOf('households', households);
    expect(rows).toHaveLength(308);
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 2));
    const second = households.toString('utf8').split('\r\n')[1] ?? '';
    expect(rows[0]?.values).toEqual(second.split(';'));
  });

  const text = households.toString('utf8');
  it.each<[string, Buffer]>([
    ['without BOM', households.subarray(3)],
    ['with LF', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['without the last line end', households.subarray(0, -2)],
    ['with empty lines at the end', Buffer.from(`${text}\r\n\r\n`)],
    [
      'with every cell in quotes',
      Buffer.from(lines(text.slice(1), (line) => `"${line.replaceAll(';', '";"')}"`)),
    ],
    [
      'with columns in another order',
      Buffer.from(lines(text.slice(1), (line) => line.split(';').reverse().join(';'))),
    ],
  ])('is the same %s', async (_name, bytes) => {
    expect(await rowsOf('households', bytes)).toEqual(await rowsOf('households', households));
  });

  it.each([1, 7, 1000])('is the same in pieces of %d bytes', async (size) => {
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let at = 0; at < households.length; at += size)
        yield await Promise.resolve(households.subarray(at, at + size));
    }
    expect(await rowsOf('households', pieces())).toEqual(await rowsOf('households', households));
  });

  it('counts empty rows, and rows with a line break inside a quoted cell once', async () => {
    const rows = await rowsOf(
      'absences',
      Buffer.from('massar;mois;absences\n\n"G1;""x""\ny";2021-03;3\n\nG2;2021-03;4\n'),
    );
    expect(rows).toEqual([
      { row: 3, values: ['G1;"x"\ny', '2021-03', '3'] },
      { row: 5, values: ['G2', '2021-03', '4'] },
    ]);
  });

  it('may be compressed', async () => {
    const packed = mkdtempSync(join(folder, 'packed-'));
    for (const [name, bytes] of Object.entries({ households, pupils, absences }))
      writeFileSync(join(packed, `${name}.csv.gz`), gzipSync(bytes));
    const roster = await readRoster(await openRosterFolder(packed));
    expect([roster.households.length, roster.pupils.length, roster.absences.rows.length]).toEqual([
      308, 593, 2345,
    ]);
    expect(roster).toEqual(await readRoster({ households, pupils, absences }));
    writeFileSync(join(packed, 'pupils.csv.gz'), gzipSync(pupils).subarray(0, 9_000));
    await expect(readRoster(await openRosterFolder(packed))).rejects.toMatchObject({
      code: 'programmes.roster_file_truncated',
      file: 'pupils.csv',
    });
  });
});

describe('a roster file that cannot be read', () => {
  const text = households.toString('utf8');
  const latin1 = Buffer.from(text.slice(1).replaceAll(/[^\u0000-\u00ff]/g, '?'), 'latin1');
  const cutInside = Buffer.from(`${text.slice(0, -2)}\r\n1234567890;A1;فا`).subarray(0, -1);

  it.each<[string, Buffer | string, Partial<RosterFileProblem>]>([
    ['empty', '', { code: 'programmes.roster_file_empty', found: '0' }],
    ['only a BOM', '\ufeff', { code: 'programmes.roster_file_empty' }],
    [
      'only a header',
      `${text.split('\r\n')[0] ?? ''}\r\n`,
      { code: 'programmes.roster_file_empty', found: '1' },
    ],
    ['a header cut off', text.slice(0, 20), { code: 'programmes.roster_file_truncated', row: 1 }],
    [
      'cut inside a row',
      text.slice(0, -60),
      { code: 'programmes.roster_file_truncated', row: lastRow, expected: 'langue' },
    ],
    [
      'a last row too short, with its line end',
      `${text}1234567890;A1\r\n`,
      { code: 'programmes.roster_file_truncated', row: 310, column: 'cin', found: 'cin' },
    ],
    [
      'cut inside the last cell',
      text.slice(0, -3),
      { code: 'programmes.roster_file_truncated', row: lastRow, column: 'langue' },
    ],
    [
      'cut before the last cell',
      text.replace(/;\w+\r\n$/, ';'),
      { code: 'programmes.roster_file_truncated', row: lastRow, column: 'langue' },
    ],
    [
      'cut inside a letter',
      cutInside,
      { code: 'programmes.roster_file_truncated', row: lastRow + 1, found: '0xD8' },
    ],
    [
      'cut inside the line end',
      text.slice(0, -1),
      { code: 'programmes.roster_file_truncated', row: lastRow, found: 'CR' },
    ],
    [
      'a quote never closed',
      lines(text, (line, row) => (row === 40 ? `"${line}` : line)),
      { code: 'programmes.roster_file_truncated', row: 40 },
    ],
    [
      'a quote closed too early',
      lines(text, (line, row) => (row === 40 ? `"a"${line}` : line)),
      { code: 'programmes.roster_file_bad_quote', row: 40 },
    ],
    [
      'Latin-1',
      latin1,
      {
        code: 'programmes.roster_file_not_utf8',
        row: 2,
        expected: 'UTF-8',
        found: `0xE8 @ ${latin1.indexOf(0xe8) + 1}`,
      },
    ],
    [
      'one wrong byte far down',
      Buffer.concat([households, Buffer.from('1234567890;A1;\xe9t\xe9;\r\n', 'latin1')]),
      {
        code: 'programmes.roster_file_not_utf8',
        row: lastRow + 1,
        found: `0xE9 @ ${households.length + 15}`,
      },
    ],
    [
      'UTF-16',
      Buffer.from(text, 'utf16le'),
      { code: 'programmes.roster_file_not_utf8', row: 1, found: '0xFF @ 1' },
    ],
    [
      'no text at all',
      Buffer.alloc(3 * 1024 * 1024, 0x9f),
      { code: 'programmes.roster_file_not_utf8', row: 1, found: '0x9F @ 1' },
    ],
    [
      'a line without end',
      'x'.repeat(3 * 1024 * 1024),
      { code: 'programmes.roster_file_line_too_long', row: 1 },
    ],
    [
      'commas',
      text.replaceAll(';', ','),
      { code: 'programmes.roster_file_wrong_separator', row: 1, expected: '";"', found: '","' },
    ],
    [
      'tabs',
      text.replaceAll(';', '\t'),
      { code: 'programmes.roster_file_wrong_separator', row: 1, expected: '";"', found: '"\\t"' },
    ],
    [
      'commas in one row',
      lines(text, (line, row) => (row === 9 ? line.replaceAll(';', ',') : line)),
      { code: 'programmes.roster_file_wrong_separator', row: 9, found: '","' },
    ],
    [
      'an unknown column',
      text.replace('commune', 'ville'),
      {
        code: 'programmes.roster_file_unknown_column',
        row: 1,
        column: 'ville',
        expected: 'commune',
        found: 'ville',
      },
    ],
    [
      'one column more',
      lines(text, (line, row) => (row === 1 ? `${line};rib` : `${line};`)),
      { code: 'programmes.roster_file_unknown_column', row: 1, found: 'rib' },
    ],
    [
      'one column less',
      lines(text, (line) => line.replace(/;[^;]*$/, '')),
      { code: 'programmes.roster_file_missing_column', row: 1, column: 'langue', expected: 'langue' },
    ],
    [
      'a column twice',
      text.replace('commune', 'province'),
      { code: 'programmes.roster_file_duplicated_column', row: 1, column: 'province' },
    ],
    ['no header', text.replace(/^.*\r\n/, ''), { code: 'programmes.roster_file_unknown_column', row: 1 }],
    [
      'a row too short',
      lines(text, (line, row) => (row === 30 ? line.replace(/;[^;]*$/, '') : line)),
      { code: 'programmes.roster_file_wrong_column_count', row: 30, expected: '10', found: '9' },
    ],
    [
      'a row too long',
      lines(text, (line, row) => (row === 30 ? `${line};` : line)),
      { code: 'programmes.roster_file_wrong_column_count', row: 30, expected: '10', found: '11' },
    ],
    ['another file', pupils, { code: 'programmes.roster_file_unknown_column', row: 1, found: 'massar' }],
  ])('%s', async (_name, bytes, problem) => {
    expect(await problemOf('households', bytes)).toMatchObject({ ...problem, file: 'households.csv' });
  });

  it('absences cut inside the last number or before it', async () => {
    const whole = absences.toString('utf8');
    expect(await problemOf('absences', whole.replace(/;\d+\r\n$/, ';'))).toMatchObject({
      code: 'programmes.roster_file_truncated',
      column: 'absences',
    });
    expect(await problemOf('absences', whole.replace(/\d;\d+\r\n$/, ''))).toMatchObject({
      code: 'programmes.roster_file_truncated',
      column: 'mois',
    });
  });

  it('missing', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    await expect(openRosterFolder(empty)).rejects.toMatchObject({
      code: 'programmes.roster_file_missing',
      file: 'households.csv',
    });
    writeFileSync(join(empty, 'households.csv'), households);
    writeFileSync(join(empty, 'pupils.csv'), pupils);
    await expect(openRosterFolder(empty)).rejects.toMatchObject({
      code: 'programmes.roster_file_missing',
      file: 'absences.csv',
    });
  });

  it('is wherever it is cut either refused or, cut after a whole value, a shorter file', async () => {
    const tail = absences.subarray(0, 260);
    const accepted: string[] = [];
    for (let length = 0; length < tail.length; length += 1) {
      const rows = await rowsOf('absences', tail.subarray(0, length)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(RosterFileProblem);
        return undefined;
      });
      if (rows !== undefined) accepted.push(tail.subarray(0, length).toString('utf8').slice(-1));
    }
    expect(accepted.length).toBeGreaterThan(5);
    expect(accepted.filter((sign) => !/[\n\d]/.test(sign))).toEqual([]);
  });

  it('lets what is no fault of the file fly', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(households.subarray(0, 900));
      throw new Error('connection lost');
    }
    await expect(rowsOf('households', broken())).rejects.toThrow('connection lost');
  });

  it('says it in one line, in three languages, without a person’s data', async () => {
    const cut = await rowsOf(
      'households',
      changed((whole) => whole.slice(0, -40)),
    ).catch((error: unknown) => error);
    if (!(cut instanceof RosterFileProblem)) throw new Error('It was not refused');
    expect(cut).toBeInstanceOf(DomainError);
    expect(cut.kind).toBe('invalid');
    expect(cut.texts.en).toMatch(
      /^The file households\.csv is cut off in row 309: expected langue, found \w+\.$/,
    );
    expect(cut.texts.fr).toMatch(/^Le fichier households\.csv est coupé à la ligne 309/);
    expect(cut.texts.ar).toContain('households.csv');
    for (const line of Object.values(cut.texts)) expect(line).not.toMatch(/[\n{}]/);
    expect(cut.toWire()).toMatchObject({ code: 'programmes.roster_file_truncated', field: 'households.csv' });
  });
});
