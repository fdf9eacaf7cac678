import { Client } from 'pg';
import type { PlatformUnderTest } from '../../test/platform-under-test';

/** One statement in the database of a service, for what no door of the platform brings about in a test's time. */
export async function inDatabase(
  platform: PlatformUnderTest,
  database: string,
  { text, values }: { text: string; values: unknown[] },
): Promise<void> {
  const { host } = new URL(platform.urlOf('postgres').replace(/^(?!\w+:\/\/)/, 'postgres://'));
  const password = encodeURIComponent(platform.secret('postgres.superuser'));
  const client = new Client({ connectionString: `postgres://postgres:${password}@${host}/${database}` });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}
