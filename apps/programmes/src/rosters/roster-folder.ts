import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { ROSTER_FILE_KINDS } from '@hanout/contracts';
import type { RosterFileKind } from '@hanout/contracts';
import { RosterFileProblem } from './roster-file-problem';
import type { RosterFiles } from './roster';

/**
 * A roster as it lies in a folder: `households.csv`, `pupils.csv`, `absences.csv`, each plain or with `.gz` added.
 * @throws RosterFileProblem when one is in neither form.
 */
export async function openRosterFolder(folder: string): Promise<RosterFiles> {
  for (const kind of ROSTER_FILE_KINDS) await pathIn(folder, kind);
  return {
    households: bytesIn(folder, 'households'),
    pupils: bytesIn(folder, 'pupils'),
    absences: bytesIn(folder, 'absences'),
  };
}

/** Opens the file only when it is asked for its first bytes. */
async function* bytesIn(folder: string, kind: RosterFileKind): AsyncGenerator<Buffer> {
  const path = await pathIn(folder, kind);
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const plain = createGunzip();
  file.on('error', (error) => plain.destroy(error)).pipe(plain);
  yield* plain as AsyncIterable<Buffer>;
}

async function pathIn(folder: string, kind: RosterFileKind): Promise<string> {
  for (const ending of ['.csv', '.csv.gz']) {
    const path = join(folder, kind + ending);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new RosterFileProblem({
    code: 'programmes.roster_file_missing',
    file: `${kind}.csv`,
    expected: `${kind}.csv`,
    found: '-',
  });
}
