/** How PostgreSQL is set where something is measured: the same for the yardstick and for what is ours. */
import { connect } from '../platform/postgres-databases';

/**
 * As a server of some size would be set; without these it stops for a checkpoint every minute of such a load. The buffers
 * hold what is worked on and no more: each process meets each page of them a first time, which costs 12 µs on some hosts.
 */
export const SERVER_SETTINGS = [
  'shared_buffers=384MB',
  'min_wal_size=4GB',
  'max_wal_size=8GB',
  'effective_cache_size=8GB',
];

/**
 * A server that has run for a while writes its log over old segments; one just made stops everybody to fill each new one.
 *
 * @param url the superuser's
 */
export async function fillTheLog(url: string): Promise<void> {
  await execute(
    url,
    `select max(pg_logical_emit_message(false, 'bench', repeat('x', 8000000))) from generate_series(1, 400)`,
    'checkpoint',
  );
}

/**
 * Puts on the disk what was made for a measurement. The system would do that half a minute later, a hundred megabytes at
 * once, and who commits then waits 40 to 70 ms.
 *
 * @param url the superuser's
 */
export async function writeOut(url: string): Promise<void> {
  await execute(url, 'checkpoint');
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = await connect(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
