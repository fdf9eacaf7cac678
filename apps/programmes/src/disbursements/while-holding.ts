import type { DataSource } from 'typeorm';

/**
 * Does the work when no other instance is at work under this name; `undefined` when one is. The hold is the database
 * session's: it ends with the process, however the process ends. It saves work done twice and is no guarantee: what
 * must not happen twice is kept from it by the rows themselves.
 */
export async function whileHolding<T>(
  dataSource: DataSource,
  name: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const session = dataSource.createQueryRunner();
  try {
    const [hold]: { held: boolean }[] = await session.query(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [name],
    );
    if (!hold?.held) return undefined;
    try {
      return await work();
    } finally {
      await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
  } finally {
    await session.release();
  }
}
