import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const SMALL_ROSTER = join(__dirname, '..', '..', '..', 'samples', 'small');

/** A copy of the small roster in which one file is spoilt. */
export class SpoiltRoster {
  readonly folder = mkdtempSync(join(tmpdir(), 'hanout-roster-'));

  constructor(file: string, spoil: (content: Buffer) => Buffer | undefined) {
    cpSync(SMALL_ROSTER, this.folder, { recursive: true });
    const path = join(this.folder, `${file}.csv`);
    const spoilt = spoil(readFileSync(path));
    if (spoilt) writeFileSync(path, spoilt);
    else rmSync(path);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const SAMPLE = join(__dirname, '..', '..', '..', 'samples', 'tayssir-2021-t3');

/** Some `households` of the large sample that are not in the small one, with their children and reports: the first that come `after` so many. */
export class CutRoster {
  readonly folder = mkdtempSync(join(tmpdir(), 'hanout-roster-'));

  constructor(households: number, { after = 0 } = {}) {
    const small = new Set(rowsOf(readFileSync(join(SMALL_ROSTER, 'households.csv'))).map(([idcs]) => idcs));
    // A household may have several rows, wherever.
    const [passed, kept] = [new Set<string | undefined>(), new Set<string | undefined>()];
    this.write('households', ([idcs]) => {
      if (small.has(idcs) || passed.has(idcs)) return false;
      if (passed.size < after) passed.add(idcs);
      else if (kept.size < households) kept.add(idcs);
      return kept.has(idcs);
    });
    const pupils = new Set<string | undefined>();
    this.write('pupils', ([massar, idcs]) => {
      if (!kept.has(idcs)) return false;
      pupils.add(massar);
      return true;
    });
    this.write('absences', ([massar]) => pupils.has(massar));
    cpSync(join(SMALL_ROSTER, 'merchants.csv'), join(this.folder, 'merchants.csv'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private write(file: string, isKept: (row: string[]) => boolean): void {
    const [header = [], ...rows] = rowsOf(gunzipSync(readFileSync(join(SAMPLE, `${file}.csv.gz`))));
    const lines = [header, ...rows.filter(isKept)].map((row) => row.join(';'));
    writeFileSync(join(this.folder, `${file}.csv`), `${lines.join('\r\n')}\r\n`);
  }
}

function rowsOf(csv: Buffer): string[][] {
  return csv
    .toString('utf8')
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split(';'));
}
