import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '../platform/nats-server';
import { startPostgres } from '../platform/postgres';

declare global {
  var hanoutTestServers: { stop(): Promise<void> } | undefined;
}

/** One real PostgreSQL for the whole run, and the NATS server's binary found; test files make databases and brokers of their own. */
export default async function setUp(): Promise<void> {
  if (process.env.HANOUT_TEST_POSTGRES_URL && process.env.HANOUT_TEST_NATS_BIN) return;
  const folder = mkdtempSync(join(tmpdir(), 'hanout-test-'));
  // Root hands PostgreSQL to another user, who must be able to walk in here.
  chmodSync(folder, 0o755);
  const [postgres, nats] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres'), port: 25_432, volatile: true }),
    findNatsServer(),
  ]);
  process.env.HANOUT_TEST_POSTGRES_URL = postgres.url;
  process.env.HANOUT_TEST_NATS_BIN = nats.path;
  globalThis.hanoutTestServers = {
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
