import type { EntityManager } from 'typeorm';

/**
 * One request more, unless there were `max` since then: one statement, so that requests at the same moment cannot each
 * find room. @returns whether there was room
 */
export async function countRequest(
  manager: EntityManager,
  { counted, since, max }: { counted: string; since: Date; max: number },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into code_request_counts as standing (counted, since, requests) values ($1, $2, 1)
         on conflict (counted, since) do update set requests = standing.requests + 1 where standing.requests < $3
     returning true`,
    [counted, since, max],
  );
  return rows.length === 1;
}

/** Counts of days and hours that are over. */
export async function forgetCounts(manager: EntityManager, before: Date): Promise<void> {
  await manager.query('delete from code_request_counts where since < $1', [before]);
}
