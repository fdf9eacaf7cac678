import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceProcess, startTestNats, waitFor, type TestNats } from '@hanout/testing';
import { Client } from 'pg';

const MAIN = join(__dirname, '..', 'src', 'main.ts');

/** Two instances of the ledger and a PostgreSQL that forces everything to disk, all of them there to be killed. */
export class LedgerUnderKills {
  private said = '';
  private services: ServiceProcess[] = [];

  private constructor(
    readonly nats: TestNats,
    private readonly folder: string,
    private readonly postgres: ChildProcess,
  ) {
    postgres.stdout!.on('data', (text: Buffer) => (this.said += text.toString()));
    postgres.stderr!.on('data', (text: Buffer) => (this.said += text.toString()));
  }

  static async start(): Promise<LedgerUnderKills> {
    const folder = mkdtempSync(join(tmpdir(), 'hanout-kills-'));
    // Root hands PostgreSQL to another user, who must be able to walk in here.
    chmodSync(folder, 0o755);
    const postgres = spawn(process.execPath, [join(__dirname, 'run-postgres.js'), folder], { stdio: 'pipe' });
    const ledger = new LedgerUnderKills(await startTestNats(), folder, postgres);
    await waitFor(() => ledger.starts.length > 0, { what: 'PostgreSQL to start' });
    await ledger.query('create database ledger', 'postgres');
    ledger.services = [await ledger.startService(), await ledger.startService()];
    return ledger;
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.kill()));
    const ended = once(this.postgres, 'exit');
    this.postgres.stdin!.end();
    await ended;
    await this.nats.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get url(): string {
    return this.urlOf('ledger');
  }

  /** The first of the two is killed in mid-flush and started again; the other one goes on meanwhile. */
  async killService(): Promise<void> {
    await this.flushing();
    const [first, second] = this.services as [ServiceProcess, ServiceProcess];
    await first.kill();
    this.services = [second, await this.startService()];
  }

  /** The process that is flushing; PostgreSQL then ends all others too and recovers from its log. */
  async killBackend(): Promise<void> {
    process.kill(await this.flushing(), 'SIGKILL');
  }

  /** All of PostgreSQL, which is then started again. */
  async killPostmaster(): Promise<void> {
    const before = this.starts;
    await this.flushing();
    process.kill(before.at(-1)!.pid, 'SIGKILL');
    await waitFor(() => this.starts.length > before.length, { what: 'PostgreSQL to start again' });
  }

  expectAlive(): void {
    for (const service of this.services) service.expectAlive();
  }

  async query<T extends object>(sql: string, database = 'ledger'): Promise<T[]> {
    const client = new Client({ connectionString: this.urlOf(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Waits until a flush is on its way; the process that does it. */
  private async flushing(): Promise<number> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
        const { rows } = await client.query<{ pid: number }>(
          `select pid from pg_stat_activity where state = 'active' and query like '%post_transfers(%'
             and pid <> pg_backend_pid() and wait_event_type is distinct from 'Lock' limit 1`,
        );
        if (rows[0]) return rows[0].pid;
      }
      throw new Error('nothing is flushed any more');
    } finally {
      await client.end();
    }
  }

  private startService(): Promise<ServiceProcess> {
    return ServiceProcess.start(MAIN, {
      TZ: 'UTC',
      NATS_URL: this.nats.url,
      DATABASE_URL: this.url,
      HTTP_PORT: '0',
      HEADS_FILE: join(this.folder, 'heads.jsonl'),
    });
  }

  private urlOf(database: string): string {
    const url = new URL(this.starts[0]!.url);
    url.pathname = `/${database}`;
    return url.href;
  }

  private get starts(): { url: string; pid: number }[] {
    if (this.postgres.exitCode !== null) throw new Error(`PostgreSQL could not be run:\n${this.said}`);
    const lines = this.said.split('\n').slice(0, -1);
    return lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { url: string; pid: number });
  }
}
