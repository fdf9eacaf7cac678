import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  REPORT_MAX_BYTES,
  unknown,
  type RawNotice,
  type ReportFetched,
  type Unknown,
} from '@hanout/network-kit';
import type { BaridCashConfig } from './config';
import { FETCH_MAX, isFileName, signatureOf, type OutFile, type Transport } from './transport';

/**
 * A folder that something else carries to the network and back: `out/{name}`, `in/{name}` and `statements/{name}`, each with
 * its signature in `{name}.sig`. A file is there when it has its name and its signature: both sides write elsewhere and rename.
 */
export class FolderTransport implements Transport {
  private readonly out: string;
  private readonly in: string;
  private readonly statements: string;

  constructor(private readonly config: BaridCashConfig) {
    const folder = fileURLToPath(config.base);
    this.out = join(folder, 'out');
    this.in = join(folder, 'in');
    this.statements = join(folder, 'statements');
  }

  async put({ name, raw }: OutFile): Promise<{ outcome: 'taken' } | Unknown> {
    try {
      await mkdir(this.out, { recursive: true });
      await this.write(`${name}.sig`, Buffer.from(signatureOf(raw, this.config.secret)));
      await this.write(name, raw);
      return { outcome: 'taken' };
    } catch {
      return unknown('not_written');
    }
  }

  async fetch(): Promise<RawNotice[]> {
    const there = await readdir(this.in).catch((): string[] => []);
    const whole = there.filter((name) => isFileName(name) && there.includes(`${name}.sig`)).sort();
    const notices = await Promise.all(whole.slice(0, FETCH_MAX).map((name) => this.read(this.in, name)));
    return notices.flat();
  }

  async discard(name: string): Promise<void> {
    if (!isFileName(name)) return;
    for (const one of [name, `${name}.sig`])
      await rm(join(this.in, one), { force: true }).catch(() => undefined);
  }

  async statement(day: string): Promise<ReportFetched> {
    const name = `${day}.xml`;
    if (!isFileName(name)) return { outcome: 'not_ready' };
    const documents = await this.read(this.statements, name, REPORT_MAX_BYTES);
    return documents.length > 0 ? { outcome: 'got', documents } : { outcome: 'not_ready' };
  }

  private async read(
    folder: string,
    name: string,
    maxBytes = this.config.answerMaxBytes,
  ): Promise<RawNotice[]> {
    try {
      const path = join(folder, name);
      if ((await stat(path)).size > maxBytes) return [];
      const [raw, signature] = await Promise.all([readFile(path), readFile(`${path}.sig`, 'latin1')]);
      return [{ name, headers: { 'x-signature': signature.trim() }, raw }];
    } catch {
      return [];
    }
  }

  private async write(name: string, raw: Buffer): Promise<void> {
    const unfinished = join(this.out, `.${name}.tmp`);
    await writeFile(unfinished, raw, { flush: true });
    await rename(unfinished, join(this.out, name));
  }
}
