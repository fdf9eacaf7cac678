/** The embedded PostgreSQL: a real server on 127.0.0.1, its files in one folder, started again after any kind of stop. */
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { lastLines, launch, type Launched } from './launch';
import { freePort, isPortTaken, releasePort } from './ports';
import { commandLine, identityOf, stopProcess } from './processes';
import { connect, ensureDatabase, type DatabaseAccess } from './postgres-databases';
import { preparePlace, type PostgresPlace } from './postgres-run-as';
import { until } from './until';

export interface PostgresOptions {
  /** Where the data lies; made when missing. Nothing else may be kept in it. */
  dataDir: string;
  /** The port to take when it is free; another one else. */
  port?: number;
  /** Take exactly that port or fail: for starting again where clients already look. */
  isPortFixed?: boolean;
  /** For tests: nothing is forced to disk, so a power cut may lose everything. */
  volatile?: boolean;
  /** Beside or instead of the usual ones: `shared_buffers=2GB`. */
  settings?: readonly string[];
  /** Password of the superuser; fixed by the first start. */
  password?: string;
  /** Default: `<dataDir>.log`. */
  logFile?: string;
}

export interface Postgres extends Launched {
  port: number;
  /** The superuser's connection to the database `postgres`. */
  url: string;
  /** A database with a login of its own that no other login may enter; returns its URL. May be repeated. */
  ensureDatabase(access: DatabaseAccess): Promise<string>;
}

const superuser = 'postgres';
const usualPort = 15_432;
const graceMs = 20_000;

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = preparePlace(resolve(options.dataDir));
  const password = options.password ?? 'postgres';
  const logFile = options.logFile ?? `${resolve(options.dataDir)}.log`;
  if (!existsSync(join(place.dataDir, 'PG_VERSION')))
    await initialise(place, password, options.volatile ?? false);
  await endEarlierRun(place.dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const wanted = options.port ?? usualPort;
    const port = options.isPortFixed ? wanted : await freePort(wanted);
    const url = `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
    try {
      const launched = await startServer(place, {
        port,
        url,
        logFile,
        isVolatile: options.volatile ?? false,
        others: options.settings ?? [],
      });
      const stop = () => launched.stop().finally(() => releasePort(port));
      return { ...launched, stop, port, url, ensureDatabase: (access) => ensureDatabase(url, access) };
    } catch (error) {
      if (!options.isPortFixed) releasePort(port);
      if (!isPortTaken(String(error)) || options.isPortFixed || attempt === 5) throw error;
    }
  }
}

interface ServerOptions {
  port: number;
  url: string;
  logFile: string;
  isVolatile: boolean;
  others: readonly string[];
}

/** Backends of a killed server hold its shared memory for a moment; until they notice, a new server refuses to start. */
async function startServer(place: PostgresPlace, options: ServerOptions): Promise<Launched> {
  const { port, url, logFile, isVolatile, others } = options;
  const deadline = Date.now() + 15_000;
  for (;;) {
    const launched = await launch({
      name: 'PostgreSQL',
      command: place.binaries.postgres,
      args: [
        '-D',
        place.dataDir,
        ...[...settings({ port, isVolatile }), ...others].flatMap((setting) => ['-c', setting]),
      ],
      env: serverEnvironment(),
      cwd: '/',
      ...place.runAs,
      logFile,
      // Fast shutdown: open transactions are rolled back. A volatile server has nothing to write down.
      stopSignal: isVolatile ? 'SIGQUIT' : 'SIGINT',
      graceMs,
    });
    if (await isAnswering(launched, { url, dataDir: place.dataDir })) return launched;
    const log = lastLines(logFile);
    await launched.stop();
    const isHeldByRemains = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(
      log,
    );
    if (!isHeldByRemains || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n${log}`);
    await until(() => false, { timeoutMs: 500 });
  }
}

/** Answering means this very server: when another one was quicker to take the port, ours ends a moment later. */
async function isAnswering(
  launched: Launched,
  { url, dataDir }: { url: string; dataDir: string },
): Promise<boolean> {
  let refusal: unknown;
  const isReady = await until(
    async () => {
      if (launched.hasExited()) return true;
      try {
        return (await dataDirectoryAt(url)) === dataDir;
      } catch (error) {
        // 28P01: wrong password. Asking again will not help.
        if ((error as { code?: string }).code === '28P01') refusal = error;
        return refusal !== undefined;
      }
    },
    { timeoutMs: 60_000, everyMs: 50 },
  );
  if (refusal) {
    await launched.stop();
    throw new Error(
      'PostgreSQL refuses our password: its data folder was made with other secrets. Remove both together to begin anew.',
    );
  }
  return isReady && !launched.hasExited();
}

/** One that has taken our port may never answer; ours is asked again. */
const ANSWER_MAX_MS = 5_000;

async function dataDirectoryAt(url: string): Promise<string | undefined> {
  const client = await connect(url, ANSWER_MAX_MS);
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory;
  } finally {
    await client.end();
  }
}

/** For a small machine that also runs every service: enough to be quick, not enough to push the others out. */
function settings({ port, isVolatile }: { port: number; isVolatile: boolean }): string[] {
  const durable = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on'];
  const forgetful = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_wal_size=512MB'];
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=192MB',
    'effective_cache_size=1GB',
    'work_mem=8MB',
    'maintenance_work_mem=64MB',
    'wal_compression=on',
    'checkpoint_timeout=15min',
    'random_page_cost=1.1',
    'jit=off',
    `max_parallel_workers_per_gather=${cpus().length > 4 ? 2 : 0}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'log_line_prefix=%m [%p] %q%u@%d ',
    // A failed statement is told by the service that made it. Here its text, its values and the keys it hit would be
    // personal data in a plain file.
    'log_min_error_statement=panic',
    'log_min_messages=log',
    'log_error_verbosity=terse',
    'log_parameter_max_length_on_error=0',
    'idle_in_transaction_session_timeout=5min',
    ...(isVolatile ? forgetful : durable),
  ];
}

/** The locale is PostgreSQL's own, so that texts sort alike on every machine and an upgrade of libc breaks no index. */
async function initialise(place: PostgresPlace, password: string, isVolatile: boolean): Promise<void> {
  const passwordFile = `${place.dataDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid);
  const args = [
    `--pgdata=${place.dataDir}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(isVolatile ? ['--no-sync'] : []),
  ];
  try {
    await promisify(execFile)(place.binaries.initdb, args, {
      cwd: '/',
      env: serverEnvironment(),
      ...place.runAs,
    });
  } catch (error) {
    rmSync(place.dataDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder: ${String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function serverEnvironment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * A server killed with -9 leaves its pid file, and one whose starter was killed may still run. The first is
 * PostgreSQL's own business, except when the number now belongs to another process, which it takes for itself; the
 * second is stopped, after making sure that it is a PostgreSQL on this very folder.
 */
async function endEarlierRun(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const identity = Number.isInteger(pid) && pid > 0 ? identityOf(pid) : undefined;
  if (!identity) return;
  if (commandLine(pid).includes(`postgres -D ${dataDir} `))
    await stopProcess(identity, { signal: 'SIGINT', graceMs });
  else rmSync(pidFile, { force: true });
}
