import type { EntityManager } from 'typeorm';

/**
 * Takes a try before anything is compared, and sets how long the next one has to wait: one statement, so that tries at
 * the same moment cannot each find the door open. The last wait holds for all further tries. @returns whether it may be made
 */
export async function takeTry(
  manager: EntityManager,
  given: { subjectHash: Buffer; at: Date; waitSeconds: readonly number[]; forgottenAfterSeconds: number },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into sign_in_attempts as known (subject_hash, tries, last_at, locked_until)
     values ($1, 1, $2::timestamptz, ${lockedUntil('1')})
         on conflict (subject_hash) do update
        set (tries, last_at, locked_until) = (
              select next, greatest(known.last_at, $2::timestamptz), ${lockedUntil('next')}
                from (select case when known.last_at < $2::timestamptz - make_interval(secs => $4) then 1
                                  else known.tries + 1 end as next) as counted)
      where known.locked_until <= $2::timestamptz
     returning true`,
    [given.subjectHash, given.at, given.waitSeconds, given.forgottenAfterSeconds],
  );
  return rows.length === 1;
}

/** Without a wait there is no lock: of two at once the one that began earlier may come later, and is not to be refused. */
function lockedUntil(tries: string): string {
  const seconds = `($3::int[])[least(${tries}, cardinality($3::int[]))]`;
  return `case when ${seconds} > 0 then $2::timestamptz + make_interval(secs => ${seconds}) else '-infinity' end`;
}

export async function forgetTries(manager: EntityManager, subjectHash: Buffer): Promise<void> {
  await manager.query('delete from sign_in_attempts where subject_hash = $1', [subjectHash]);
}

/** The try that succeeded; others of the same subject stay counted. */
export async function takeBackTry(manager: EntityManager, subjectHash: Buffer): Promise<void> {
  await manager.query('update sign_in_attempts set tries = greatest(tries - 1, 0) where subject_hash = $1', [
    subjectHash,
  ]);
}

export async function forgetOldTries(
  manager: EntityManager,
  { lastBefore, limit }: { lastBefore: Date; limit: number },
): Promise<number> {
  const [, forgotten] = (await manager.query(
    `delete from sign_in_attempts where subject_hash in
       (select subject_hash from sign_in_attempts where last_at < $1 order by last_at limit $2 for update skip locked)`,
    [lastBefore, limit],
  )) as [unknown, number];
  return forgotten;
}
