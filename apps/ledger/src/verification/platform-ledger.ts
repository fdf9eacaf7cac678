import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PlatformLedger {
  databaseUrl: string;
  /** Undefined until the ledger has published a head. */
  headsFile: string | undefined;
  checkpointFile: string;
}

/**
 * The ledger of the platform that `npm start` runs on a folder, from what it wrote down there.
 *
 * @throws Error with what to do when no platform is running
 */
export function platformLedger(dataDir: string): PlatformLedger {
  const platform = readJson<{ urls?: Record<string, string> }>(join(dataDir, 'platform.json'));
  const secrets = readJson<Record<string, string>>(join(dataDir, 'secrets.json'));
  const postgres = platform?.urls?.postgres;
  const password = secrets?.['postgres.ledger'];
  if (!postgres || !password) {
    throw new Error(
      `No platform is running on ${dataDir}. Start it (npm start), or say which ledger: --database URL`,
    );
  }
  const url = new URL(postgres);
  url.username = 'ledger';
  url.password = encodeURIComponent(password);
  url.pathname = '/ledger';
  const headsFile = join(dataDir, 'heads', 'ledger.jsonl');
  return {
    databaseUrl: url.href,
    headsFile: existsSync(headsFile) ? headsFile : undefined,
    checkpointFile: join(dataDir, 'ledger-verify.checkpoint'),
  };
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
