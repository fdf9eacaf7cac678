import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Trail {
  /** The name of its database. */
  name: string;
  databaseUrl: string;
  /** Undefined until a head was published. */
  headsFile: string | undefined;
}

/**
 * The trails of the platform that `npm start` runs on a folder, one for each database, from what it wrote down there.
 *
 * @throws Error with what to do when no platform is running
 */
export function platformTrails(dataDir: string): Trail[] {
  const platform = readJson<{ urls?: Record<string, string> }>(join(dataDir, 'platform.json'));
  const secrets = readJson<Record<string, string>>(join(dataDir, 'secrets.json'));
  const postgres = platform?.urls?.postgres;
  if (!postgres || !secrets) {
    throw new Error(
      `No platform is running on ${dataDir}. Start it (npm start), or say which trail: --database URL`,
    );
  }
  return Object.entries(secrets).flatMap(([secret, password]) => {
    const name = /^postgres\.(\w+)$/.exec(secret)?.[1];
    if (name === undefined || name === 'superuser') return [];
    const url = new URL(postgres);
    url.username = name;
    url.password = encodeURIComponent(password);
    url.pathname = `/${name}`;
    const headsFile = join(dataDir, 'heads', `audit-${name}.jsonl`);
    return [{ name, databaseUrl: url.href, headsFile: existsSync(headsFile) ? headsFile : undefined }];
  });
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
