import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Written beside and renamed, so that a reader, and a crash, see the old or the new content and nothing between. */
export function writeWhole(file: string, content: string, mode = 0o600): void {
  const half = `${file}.${process.pid}.half`;
  writeFileSync(half, content, { mode, flush: true });
  renameSync(half, file);
}

/** The JSON of a file, or undefined when there is no such file. */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}
