import type { EntityManager } from 'typeorm';

/**
 * A counter's tries one after the other: whoever comes meanwhile waits for this transaction, so that many right codes at
 * once are no wrong ones, and many wrong ones at once are all counted.
 *
 * @returns how often it was wrong lately
 */
export async function lockCounter(
  manager: EntityManager,
  { counterId, seconds }: { counterId: string; seconds: number },
): Promise<number> {
  const isOver = 't.since <= now() - make_interval(secs => $2)';
  const rows: { tries: number }[] = await manager.query(
    `insert into counter_tries as t (counter_id, since, tries) values ($1, now(), 0)
     on conflict (counter_id) do update
       set since = case when ${isOver} then now() else t.since end,
           tries = case when ${isOver} then 0 else t.tries end
     returning tries`,
    [counterId, seconds],
  );
  return rows[0]!.tries;
}

export async function countWrongCode(manager: EntityManager, counterId: string): Promise<void> {
  await manager.query('update counter_tries set tries = tries + 1 where counter_id = $1', [counterId]);
}
