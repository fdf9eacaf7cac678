import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The end of a chain at a moment: its last number, hash and time. */
export interface Head {
  no: string;
  hash: string;
  at: string;
}

/** Some lines of `{"no":"…","hash":"…","at":"…"}`. */
const TAIL_BYTES = 4_096;

/**
 * Heads as lines of JSON, outside the database. It is only ever appended to, so it may lie where nothing can be changed.
 * A line that a crash has cut off stays, is no head, and the next one begins on a line of its own.
 */
export class HeadsFile {
  constructor(private readonly path: string) {}

  /** The last head that is there whole. */
  async last(): Promise<Head | undefined> {
    const file = await open(this.path, 'r').catch(ifMissing);
    if (!file) return undefined;
    try {
      return (await tailOf(file))
        .split('\n')
        .slice(0, -1)
        .map(headIn)
        .findLast((head) => head !== undefined);
    } finally {
      await file.close();
    }
  }

  /** On disk when it returns. */
  async append({ no, hash, at }: Head): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+', 0o640);
    try {
      const tail = await tailOf(file);
      const isCutOff = tail !== '' && !tail.endsWith('\n');
      // In one write: two instances may append to one file.
      await file.appendFile(`${isCutOff ? '\n' : ''}${JSON.stringify({ no, hash, at })}\n`);
      await file.sync();
      if (tail === '') await syncFolder(dirname(this.path));
    } finally {
      await file.close();
    }
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function tailOf(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const length = Math.min(size, TAIL_BYTES);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString('utf8', 0, bytesRead);
}

function headIn(line: string): Head | undefined {
  try {
    const { no, hash, at } = JSON.parse(line) as Partial<Head>;
    return no && hash && at ? { no, hash, at } : undefined;
  } catch {
    return undefined;
  }
}

/** The name of a new file is on disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
