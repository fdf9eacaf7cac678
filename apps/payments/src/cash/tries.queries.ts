import type { EntityManager } from 'typeorm';

/**
 * One conditional update takes a try; whoever was right gives it back.
 *
 * @returns false when this counter was wrong too often lately
 */
export async function takeTry(
  manager: EntityManager,
  { counterId, triesMax, seconds }: { counterId: string; triesMax: number; seconds: number },
): Promise<boolean> {
  const isOver = 't.since <= now() - make_interval(secs => $3)';
  const rows: unknown[] = await manager.query(
    `insert into counter_tries as t (counter_id, since, tries) values ($1, now(), 1)
     on conflict (counter_id) do update
       set since = case when ${isOver} then now() else t.since end,
           tries = case when ${isOver} then 1 else t.tries + 1 end
     where ${isOver} or t.tries < $2
     returning true`,
    [counterId, triesMax, seconds],
  );
  return rows.length === 1;
}

export async function giveTryBack(manager: EntityManager, counterId: string): Promise<void> {
  await manager.query('update counter_tries set tries = tries - 1 where counter_id = $1 and tries > 0', [
    counterId,
  ]);
}
