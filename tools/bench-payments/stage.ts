/** A platform of its own, as `npm start` runs it but for what takes no part, its databases, and the load maker. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPgbench, type Pgbench } from '../bench/pgbench';
import { fillTheLog, SERVER_SETTINGS } from '../bench/server';
import { layout } from '../platform/layout';
import { Platform } from '../platform/platform';
import { ensureDatabase } from '../platform/postgres-databases';
import { workspaceRoot } from '../platform/workspace';
import { Databases } from './databases';
import type { Crowd, Load, LoadResult } from './load';

/** The network simulator takes the SMS of notifications. */
const PARTS = [
  'identity',
  'ledger',
  'fees',
  'payments',
  'settlement',
  'notifications',
  'network-simulator',
  'gateway',
];

export interface Stage {
  dataDir: string;
  platform: Platform;
  /** With its tables in a database of its own; undefined where the machine has none. */
  prepareYardstick(): Promise<Pgbench | undefined>;
  /** As the superuser, in the database of a service. */
  query<Row>(database: string, text: string, values?: unknown[]): Promise<Row[]>;
  assemble(crowd: Crowd): void;
  load(load: Load): Promise<LoadResult>;
  stop(): Promise<void>;
}

/**
 * @param settings by service, beside those of the layout
 * @param more services that take part beside those of a payment
 */
export async function startStage(
  settings: Record<string, Record<string, string>>,
  more: readonly string[] = [],
): Promise<Stage> {
  const parts = [...PARTS, ...more];
  const dataDir = mkdtempSync(join(tmpdir(), 'hanout-bench-'));
  // Root hands PostgreSQL to another user, who must be able to walk in here.
  chmodSync(dataDir, 0o755);
  const platform = new Platform({
    dataDir,
    root: workspaceRoot(),
    layout: layout.filter(({ name }) => parts.includes(name)),
    settings,
    postgresSettings: SERVER_SETTINGS,
    onProgress: () => undefined,
  });
  const urlOf = superuserUrls(platform);
  const databases = new Databases(urlOf);
  const loadMaker = fork(join(__dirname, 'load-maker.js'));
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      loadMaker.kill('SIGKILL');
      await databases.end();
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    })());
  process.once('SIGINT', () => void stop().then(() => process.exit(130)));
  process.once('SIGTERM', () => void stop().then(() => process.exit(143)));
  try {
    await platform.start();
    await fillTheLog(urlOf('postgres'));
    return {
      dataDir,
      platform,
      prepareYardstick: () => prepareYardstick(urlOf('postgres')),
      stop,
      query: (database, text, values) => databases.query(database, text, values),
      assemble: (crowd) => loadMaker.send({ crowd }),
      load: (load) => resultOf(loadMaker, load),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareYardstick(url: string): Promise<Pgbench | undefined> {
  const database = await ensureDatabase(url, { name: 'pgbench', login: 'bench', password: 'bench' });
  const pgbench = findPgbench(database);
  await pgbench?.prepare();
  return pgbench;
}

function superuserUrls(platform: Platform): (database: string) => string {
  return (database) => {
    const url = new URL(platform.urls().postgres!);
    url.username = 'postgres';
    url.password = platform.secrets.secret('postgres.superuser');
    url.pathname = `/${database}`;
    return url.href;
  };
}

async function resultOf(loadMaker: ChildProcess, load: Load): Promise<LoadResult> {
  if (loadMaker.exitCode !== null || loadMaker.signalCode !== null)
    throw new Error('the load maker has ended');
  loadMaker.send({ load });
  const ended = new AbortController();
  const { signal } = ended;
  const result = once(loadMaker, 'message', { signal }).then(([message]) => message as LoadResult);
  const end = once(loadMaker, 'exit', { signal }).then(() => {
    throw new Error('the load maker ended');
  });
  try {
    return await Promise.race([result, end]);
  } finally {
    void Promise.allSettled([result, end]);
    ended.abort();
  }
}
