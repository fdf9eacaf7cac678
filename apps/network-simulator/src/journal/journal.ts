import { existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a remote system has done, line by line: it outlives a restart, as theirs would. */
export class Journal<Entry extends object> {
  private readonly file: string | undefined;
  /** Stays open: there is a line for whatever happens. */
  private end: number | undefined;

  constructor(folder: string | undefined, name: string) {
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${name}.jsonl`);
  }

  /** A last line that was cut off by a crash was never answered for: it is taken off, so that the next one stands alone. */
  read(): Entry[] {
    if (!this.file || !existsSync(this.file)) return [];
    const bytes = readFileSync(this.file);
    const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
    if (whole.length < bytes.length) truncateSync(this.file, whole.length);
    const lines = whole.toString('utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Entry);
  }

  append(entries: readonly Entry[]): void {
    if (!this.file || entries.length === 0) return;
    this.end ??= openSync(this.file, 'a');
    writeFileSync(this.end, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }
}
