import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';

/** serialization_failure and deadlock_detected: PostgreSQL says "try the whole transaction again". */
const REPEATABLE = new Set(['40001', '40P01']);
const ATTEMPTS_MAX = 8;

export function sqlStateOf(error: unknown): string | undefined {
  const withCode = error as { code?: unknown; driverError?: { code?: unknown } };
  const code = withCode?.driverError?.code ?? withCode?.code;
  return typeof code === 'string' ? code : undefined;
}

/**
 * Runs `work` in one transaction and commits. On a deadlock or serialization failure the whole work runs again, a few
 * times, so it must do nothing outside the database. Any other error rolls back and flies.
 */
export function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return repeated(() => dataSource.transaction(work));
}

/** Runs work that is one transaction by itself, a single statement mostly, with the same repeats. */
export async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const state = sqlStateOf(error);
      if (!state || !REPEATABLE.has(state) || attempt >= ATTEMPTS_MAX) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}
