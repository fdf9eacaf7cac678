import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a remote system has done, line by line: it outlives a restart, as theirs would. */
export class Journal<Entry extends object> {
  private readonly file: string | undefined;

  constructor(folder: string | undefined, name: string) {
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${name}.jsonl`);
  }

  /** A last line that was cut off by a crash was never answered for, and is left out. */
  read(): Entry[] {
    if (!this.file || !existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Entry);
  }

  append(entries: Entry[]): void {
    if (this.file && entries.length > 0)
      appendFileSync(this.file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }
}
