/**
 * A claim on something that only one process may have: a file that names its holder and when that process started, so
 * that a claim left behind by a killed process is seen through, even when its number belongs to another one by now.
 */
import { linkSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { readJson } from './files';
import { identityOf, isStillRunning, type ProcessIdentity } from './processes';

/** Undefined when this process has it now, else the living process that does (which may be this one, from before). */
export function claim(file: string): ProcessIdentity | undefined {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(identityOf(process.pid)), { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      // A link is made whole or not at all, and never over another one.
      if (link(own, file)) return undefined;
      const holder = holderOf(file);
      if (holder && isStillRunning(holder)) return holder;
      if (holder) removeStale(file, holder);
    }
  } finally {
    unlinkSync(own);
  }
  throw new Error(`${file} cannot be taken. Remove it when nothing of Hanout runs.`);
}

/** Gives up a claim of this process; another's is left alone. */
export function release(file: string): void {
  const holder = holderOf(file);
  if (holder?.pid === process.pid && isStillRunning(holder)) rmSync(file, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when the claim was released in between. */
function holderOf(file: string): ProcessIdentity | undefined {
  const stored = readJson(file) as Partial<ProcessIdentity> | null | undefined;
  if (stored === undefined) return undefined;
  return { pid: Number(stored?.pid ?? 0), startedAs: String(stored?.startedAs ?? '') };
}

/** Another process may do the same at this moment: what was moved away is looked at again, and put back if it lives. */
function removeStale(file: string, stale: ProcessIdentity): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = holderOf(aside);
  if (moved && moved.startedAs !== stale.startedAs && isStillRunning(moved)) link(aside, file);
  unlinkSync(aside);
}
