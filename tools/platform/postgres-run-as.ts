/**
 * PostgreSQL refuses to run as root. Started by root (a container, mostly) it runs as a user that the system already
 * has, and its files lie where that user can reach them; nobody else's account is made or changed.
 */
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { environment } from './environment.config';
import { binariesUnder, postgresBinaries, type PostgresBinaries } from './postgres-binaries';

export interface RunAs {
  uid: number;
  gid: number;
}

export interface PostgresPlace {
  binaries: PostgresBinaries;
  dataDir: string;
  /** Whom to become; undefined when we are not root. */
  runAs?: RunAs;
}

/** Where root keeps what cannot lie in a home closed to others. */
const sharedPlace = '/var/lib/hanout';

/** Decides who runs PostgreSQL and makes the (empty) data folder for it. */
export function preparePlace(dataDir: string): PostgresPlace {
  const binaries = postgresBinaries();
  if (process.getuid?.() !== 0) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return { binaries, dataDir };
  }
  const runAs = ownerOf(dataDir) ?? unprivilegedUser();
  mkdirSync(dirname(dataDir), { recursive: true });
  const place = {
    runAs,
    binaries: reachableBinaries(binaries, runAs),
    dataDir: reachableDataDir(dataDir, runAs),
  };
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  chownSync(place.dataDir, runAs.uid, runAs.gid);
  return place;
}

/** A data folder stays with the user it began with. */
function ownerOf(dataDir: string): RunAs | undefined {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return undefined;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? undefined : { uid, gid };
}

/** The person behind sudo, else the system's postgres user, else nobody. */
function unprivilegedUser(): RunAs {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const accountOf = (field: 0 | 2, wanted?: string) =>
    accounts.find((parts) => wanted && parts[field] === wanted);
  const { SUDO_UID } = environment();
  const found =
    accountOf(2, SUDO_UID) ?? accountOf(0, 'postgres') ?? accountOf(0, '_postgres') ?? accountOf(0, 'nobody');
  const uid = Number(found?.[2]);
  if (!Number.isInteger(uid) || uid <= 0) {
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. Start as another user.',
    );
  }
  return { uid, gid: Number(found?.[3]) };
}

/** A data folder below a closed home (/root) becomes a link to a folder of its own in the shared place. */
function reachableDataDir(dataDir: string, runAs: RunAs): string {
  if (existsSync(dataDir) || isReachable(dirname(dataDir), runAs)) return followLink(dataDir);
  const real =
    followLink(dataDir) === dataDir
      ? join(sharedPlace, `data-${randomBytes(6).toString('hex')}`)
      : followLink(dataDir);
  // The folder above first: `recursive` would give it the closed mode too, and nobody could reach the data below it.
  mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
  mkdirSync(real, { recursive: true, mode: 0o700 });
  if (followLink(dataDir) === dataDir) symlinkSync(real, dataDir);
  return real;
}

function followLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return path;
  }
}

function reachableBinaries(binaries: PostgresBinaries, runAs: RunAs): PostgresBinaries {
  if (isReachable(binaries.root, runAs)) return binaries;
  // It is not ours to copy, and parts of it may lie elsewhere.
  if (environment().POSTGRES_HOME)
    throw new Error(
      `POSTGRES_HOME is ${binaries.root}, which user ${runAs.uid}, as whom PostgreSQL runs, cannot reach.`,
    );
  const { version } = JSON.parse(readFileSync(join(dirname(binaries.root), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(sharedPlace, `postgres-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
    cpSync(binaries.root, half, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) return binariesUnder(copy);
    renameSync(half, copy);
  }
  return binariesUnder(copy);
}

/** Whether the user may walk down to the folder: x on every folder above it. */
function isReachable(folder: string, { uid, gid }: RunAs): boolean {
  const stat = statSync(folder);
  const shift = stat.uid === uid ? 6 : stat.gid === gid ? 3 : 0;
  if (((stat.mode >> shift) & 1) === 0) return false;
  return basename(folder) === '' || isReachable(dirname(folder), { uid, gid });
}
