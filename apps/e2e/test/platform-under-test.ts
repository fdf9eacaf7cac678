import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@hanout/testing';

const ROOT = join(__dirname, '..', '..', '..');

interface PlatformFile {
  urls: Record<string, string>;
  processes: Record<string, { pid: number }>;
}

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The whole platform as `npm start` brings it up, in a folder of its own, driven from outside only. */
export class PlatformUnderTest {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'hanout-e2e-'));
  private process: ChildProcess | undefined;
  private out = '';

  /** `only`: the services that the journey passes through; without it, all. */
  async start(settings: string[], only?: string[]): Promise<void> {
    chmodSync(this.dataDir, 0o755);
    const child = spawn(
      process.execPath,
      [
        'dist/tools/platform/main.js',
        '--no-story',
        '--data',
        this.dataDir,
        ...settings.flatMap((one) => ['--set', one]),
        ...(only ? ['--only', only.join()] : []),
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.process = child;
    child.stdout.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    await waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`the platform ended:\n${this.out}`);
        return this.out.includes('Ctrl-C stops everything');
      },
      { timeoutMs: 120_000, what: 'the platform to be up' },
    );
  }

  get gatewayUrl(): string {
    return `${this.file().urls.gateway}/api/v1`;
  }

  /** Where a part of it listens: `network-simulator`, `postgres`, `nats`. */
  urlOf(name: string): string {
    return this.file().urls[name] ?? '';
  }

  /** All secrets, by name. */
  secrets(): Record<string, string> {
    return JSON.parse(readFileSync(join(this.dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  }

  /** Every process that belongs to it now. */
  pids(): number[] {
    return Object.values(this.file().processes).map(({ pid }) => pid);
  }

  /** Ends one of its processes at once, as a crash does. */
  kill(name: string): void {
    const found = this.file().processes[name];
    if (!found) throw new Error(`no process ${name}`);
    process.kill(found.pid, 'SIGKILL');
  }

  secret(name: string): string {
    return this.secrets()[name] ?? '';
  }

  /** Ctrl-C, and what it says until it is gone. */
  async stop(): Promise<Ended> {
    const child = this.process;
    if (!child) return { code: 0, out: '', err: '' };
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) child.kill('SIGINT');
    else return { code: child.exitCode, out: this.out, err: '' };
    const code = await ended;
    return { code, out: this.out, err: '' };
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Starts `npm run payday` against it; `said` is what it has said so far. */
  payday(...args: string[]): { said: () => string; ended: Promise<Ended> } {
    const child = spawn(process.execPath, ['dist/tools/payday/main.js', '--data', this.dataDir, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
    return { said: () => out + err, ended };
  }

  private file(): PlatformFile {
    const file = join(this.dataDir, 'platform.json');
    if (!existsSync(file)) throw new Error('the platform is not running');
    return JSON.parse(readFileSync(file, 'utf8')) as PlatformFile;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
