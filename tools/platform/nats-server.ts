/** Finds a NATS server on this machine, or brings one: an official release, else the package of a newer Debian or Ubuntu. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './cache';
import { fetchDebianServer } from './nats-debian';
import { fetchRelease } from './nats-release';
import { environment } from './environment.config';
import { isVersionAtLeast } from './versions';

export interface NatsServer {
  path: string;
  version: string;
}

export interface FindOptions {
  onProgress?: (line: string) => void;
  env?: Record<string, string | undefined>;
}

/** Older ones can lose confirmed messages, or a consumer's place, when the machine stops. */
export const oldestNatsVersion = '2.10.23';

/** @throws Error that says what was tried and what to do, when there is no server to be had. */
export async function findNatsServer({
  onProgress = () => undefined,
  env = environment(),
}: FindOptions = {}): Promise<NatsServer> {
  if (env.NATS_SERVER_BIN) {
    const named = await usable(env.NATS_SERVER_BIN);
    if (named) return named;
    throw new Error(
      `NATS_SERVER_BIN names ${env.NATS_SERVER_BIN}, which is not a nats-server ${oldestNatsVersion} or newer.`,
    );
  }
  const cache = cacheFolder(env);
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'nats-server'));
  for (const candidate of [...onPath, '/usr/sbin/nats-server', join(cache, 'nats-server')]) {
    const found = await usable(candidate);
    if (found) return found;
  }
  const refusals: string[] = [];
  for (const [from, bring] of [
    ['the official release', fetchRelease],
    ['a Debian package', fetchDebianServer],
  ] as const) {
    onProgress(`nats-server is not on this machine: trying ${from}`);
    try {
      const found = await usable(await bring(cache, onProgress));
      if (found) return found;
      refusals.push(`${from}: older than ${oldestNatsVersion}`);
    } catch (error) {
      refusals.push(`${from}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    [
      `No nats-server ${oldestNatsVersion} or newer on PATH, and none could be brought here:`,
      ...refusals.map((line) => `  - ${line}`),
      'Install one (https://github.com/nats-io/nats-server/releases) and put it on PATH, or name it: NATS_SERVER_BIN=/path/to/nats-server npm start',
    ].join('\n'),
  );
}

async function usable(path: string): Promise<NatsServer | undefined> {
  try {
    accessSync(path, constants.X_OK);
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    const version = /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    return version && isVersionAtLeast(version, oldestNatsVersion) ? { path, version } : undefined;
  } catch {
    return undefined;
  }
}
