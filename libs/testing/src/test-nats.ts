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
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.stdin?.end();
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

/**
 * The server ends when its guard's input closes: told to by us, or because the process of the test is gone, however it
 * went.
 */
const GUARD = '"$0" "$@" & server=$!; read -r _; kill -9 "$server"; wait "$server"';

function launch(folder: string, port: number): ChildProcess {
  const args = [
    '-js',
    '-sd',
    join(folder, 'store'),
    '-a',
    '127.0.0.1',
    '-p',
    String(port),
    '--ports_file_dir',
    folder,
  ];
  return spawn('sh', ['-c', GUARD, setUpValue('HANOUT_TEST_NATS_BIN'), ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
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
