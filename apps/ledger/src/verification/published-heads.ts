import { readFileSync } from 'node:fs';
import type { Head } from './report';

export interface PublishedHeads {
  /** In order of number. */
  heads: Head[];
  /** Lines that are no heads: cut off by a crash, or something else. */
  unreadable: number;
}

/** Heads as the ledger publishes them: a line of JSON each. */
export function readPublishedHeads(file: string): PublishedHeads {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const heads = lines.map(headIn).filter((head) => head !== undefined);
  heads.sort((one, other) => (BigInt(one.no) < BigInt(other.no) ? -1 : 1));
  return { heads, unreadable: lines.length - heads.length };
}

function headIn(line: string): Head | undefined {
  try {
    const { no, hash, at } = JSON.parse(line) as Partial<Record<keyof Head, unknown>>;
    const isHead =
      /^\d{1,19}$/.test(String(no)) &&
      /^[\da-f]{64}$/i.test(String(hash)) &&
      !Number.isNaN(Date.parse(String(at)));
    return isHead ? { no: String(no), hash: String(hash).toLowerCase(), at: String(at) } : undefined;
  } catch {
    return undefined;
  }
}
