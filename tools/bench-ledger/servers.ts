/** The bench's own servers: PostgreSQL that forces everything to disk, NATS, and the ledger's service as `npm start` runs it. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fillTheLog, SERVER_SETTINGS } from '../bench/server';
import { freePort, layout, startNats, startPostgres, until, type Nats, type Postgres } from '../platform';
import { heapFlags } from '../platform/heap';
import { launch, type Launched } from '../platform/launch';
import { mainFile } from '../platform/service-unit';
import { workspaceRoot } from '../platform/workspace';

export interface Servers {
  postgres: Postgres;
  nats: Nats;
  folder: string;
  /** A database of its own, migrated by a start of the service. */
  newLedger(name: string): Promise<string>;
  startLedger(databaseUrl: string): Promise<Launched>;
  stop(): Promise<void>;
}

const root = workspaceRoot();
const row = rowOf('ledger');

function rowOf(service: string) {
  return layout.find(({ name }) => name === service)!;
}

export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-bench-'));
  // Root hands PostgreSQL to another user, who must be able to walk in here.
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: 25_532,
    // The ids of ten million transfers are looked up all over.
    settings: [...SERVER_SETTINGS, 'shared_buffers=2GB'],
  });
  await fillTheLog(postgres.url);
  const nats = await startNats({ storeDir: join(folder, 'nats'), port: 24_322 });
  const servers: Servers = {
    postgres,
    nats,
    folder,
    newLedger: async (name) => {
      const url = await postgres.ensureDatabase({ name, login: 'bench', password: 'bench' });
      await (await servers.startLedger(url)).stop();
      return url;
    },
    startLedger: (databaseUrl) => startLedger(servers, databaseUrl),
    stop: async () => {
      await nats.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return servers;
}

async function startLedger({ nats, folder }: Servers, databaseUrl: string): Promise<Launched> {
  const port = await freePort(25_601);
  const ledger = await launch({
    name: 'ledger',
    command: process.execPath,
    args: [...heapFlags(row), mainFile(root, row.app)],
    env: {
      PATH: '/usr/bin:/bin',
      TZ: 'UTC',
      NATS_URL: nats.url,
      DATABASE_URL: databaseUrl,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: String(port),
      HEADS_FILE: join(folder, 'heads.jsonl'),
    },
    logFile: join(folder, 'ledger.log'),
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
  });
  const isReady = async () =>
    ledger.hasExited() ||
    (await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    ));
  await until(isReady, { timeoutMs: 60_000, everyMs: 50 });
  if (ledger.hasExited()) throw new Error(`The ledger did not start; see ${folder}/ledger.log`);
  return ledger;
}

/**
 * Runs one of the bench's processes to its end and reads its line of JSON. It has the heap of the service that it stands
 * for: without limits the young objects of a process are collected seldom, by both processors, for 15 ms.
 */
export async function runProcess<T>(file: string, args: string[], standsFor = 'ledger'): Promise<T> {
  const command = [...heapFlags(rowOf(standsFor)), join(root, 'dist', file), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 512 * 1024 * 1024 });
  return JSON.parse(stdout) as T;
}
