import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpValue } from './environment.config';
import { waitFor } from './wait-for';

export interface TestNats {
  url: string;
  /** Ends the server at once, as a crash does, and keeps its store. */
  kill(): Promise<void>;
  /** Starts it again on the same port; `loseStore` begins with an empty message store. */
  restart(options?: { loseStore?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** A real nats-server with JetStream, for one test file alone: subjects and queue groups of other files do not reach it. */
export async function startTestNats(): Promise<TestNats> {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-nats-'));
  let server = launch(folder, -1);
  const port = await portOf(folder, server);
  const url = `nats://127.0.0.1:${port}`;
  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) =>
      server.exitCode === null && !server.signalCode ? server.once('exit', resolve) : resolve(0),
    );
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    kill,
    restart: async ({ loseStore = false } = {}) => {
      await kill();
      if (loseStore) rmSync(join(folder, 'store'), { recursive: true, force: true });
      removePortsFile(folder);
      server = launch(folder, port);
      await portOf(folder, server);
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launch(folder: string, port: number): ChildProcess {
  return spawn(
    setUpValue('HANOUT_TEST_NATS_BIN'),
    ['-js', '-sd', join(folder, 'store'), '-a', '127.0.0.1', '-p', String(port), '--ports_file_dir', folder],
    { stdio: 'ignore' },
  );
}

function portsFile(folder: string): string | undefined {
  return readdirSync(folder).find((name) => name.endsWith('.ports'));
}

function removePortsFile(folder: string): void {
  const file = portsFile(folder);
  if (file) rmSync(join(folder, file));
}

async function portOf(folder: string, server: ChildProcess): Promise<number> {
  let port = 0;
  await waitFor(
    () => {
      if (server.exitCode !== null) throw new Error(`nats-server ended with ${server.exitCode}`);
      const file = portsFile(folder);
      const match = file && /nats:\/\/[^"]*:(\d+)/.exec(readFileSync(join(folder, file), 'utf8'));
      port = match ? Number(match[1]) : 0;
      return port > 0;
    },
    { timeoutMs: 15_000 },
  );
  return port;
}
