import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { AccountBook, type SavedBook } from './account-book';
import { beginning, type Position } from './flush-check';
import { HoldCheck, type Hold } from './hold-check';
import type { Proved } from './log-walk';
import { Counts, Findings, type Check, type Finding } from './report';

const FORMAT = 'hanout ledger verification 1';

interface Checkpoint {
  format: string;
  position: Position;
  book: SavedBook;
  openHolds: Map<string, Hold>;
  counts: Counts;
  kept: Finding[];
  faults: Record<Check, number>;
}

export function fromTheBeginning(): Proved {
  const findings = new Findings();
  const book = new AccountBook(findings);
  const position = beginning();
  return { position, book, holds: new HoldCheck(book, findings), findings, counts: new Counts() };
}

/** Whole or not at all: a run that is killed meanwhile leaves the one before. */
export function writeCheckpoint(file: string, { position, book, holds, findings, counts }: Proved): void {
  const checkpoint: Checkpoint = {
    format: FORMAT,
    position,
    book: book.save(),
    openHolds: holds.open,
    counts: { ...counts },
    kept: findings.kept,
    faults: findings.faults,
  };
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeFileSync(descriptor, serialize(checkpoint));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}

/** @throws Error when the file is none of ours */
export function readCheckpoint(file: string): Proved {
  const content = readFileSync(file);
  let checkpoint: Checkpoint | undefined;
  try {
    checkpoint = deserialize(content) as Checkpoint;
  } catch {
    // Told below.
  }
  if (checkpoint?.format !== FORMAT) throw new Error(`${file} is no checkpoint of a verification.`);
  const proved = fromTheBeginning();
  Object.assign(proved.position, checkpoint.position);
  proved.book.restore(checkpoint.book);
  for (const [id, hold] of checkpoint.openHolds) proved.holds.open.set(id, hold);
  Object.assign(proved.counts, checkpoint.counts);
  proved.findings.kept.push(...checkpoint.kept);
  Object.assign(proved.findings.faults, checkpoint.faults);
  return proved;
}
