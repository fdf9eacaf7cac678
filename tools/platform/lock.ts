import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { claim, release } from './claim';
import type { ProcessIdentity } from './processes';

export class AlreadyRunning extends Error {
  constructor(
    readonly holder: ProcessIdentity,
    dataDir: string,
  ) {
    super(`Hanout is already running on ${dataDir} (process ${holder.pid}).`);
  }
}

export interface Lock {
  release(): void;
}

/** One platform per folder. @throws AlreadyRunning when a living process holds it. */
export function takeLock(dataDir: string): Lock {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'platform.lock');
  const holder = claim(file);
  if (holder) throw new AlreadyRunning(holder, dataDir);
  return { release: () => release(file) };
}
