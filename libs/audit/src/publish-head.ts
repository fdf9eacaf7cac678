import type { DataSource } from 'typeorm';
import { HeadsFile } from './heads-file';
import { readHead } from './sealing';

/** Writes the head of the trail where whoever can change the database cannot take it back. */
export class HeadPublishing {
  private readonly file: HeadsFile;

  constructor(
    private readonly dataSource: DataSource,
    path: string,
  ) {
    this.file = new HeadsFile(path);
  }

  /** @throws when the file cannot be written; the next turn tries again */
  async publish(): Promise<void> {
    const head = await readHead(this.dataSource);
    const written = await this.file.last();
    if (head && head.hash !== written?.hash) await this.file.append(head);
  }
}
