import { readFile } from 'node:fs/promises';
import type { Head } from '../heads-file';

/** All heads of a file; lines that a crash has cut off are passed over. */
export async function readPublishedHeads(path: string): Promise<Head[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    try {
      const { no, hash, at } = JSON.parse(line) as Partial<Head>;
      return /^\d{1,19}$/.test(String(no)) && /^[\da-f]{64}$/.test(String(hash))
        ? [{ no: String(no), hash: String(hash), at: String(at) }]
        : [];
    } catch {
      return [];
    }
  });
}
