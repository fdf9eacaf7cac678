import type { EntityManager } from 'typeorm';

export interface CodeToStore {
  phoneHash: Buffer;
  codeHash: Buffer;
  at: Date;
  ttlSeconds: number;
  triesMax: number;
  requestsMax: number;
  windowSeconds: number;
}

/**
 * Replaces the phone's code, unless `requestsMax` were asked for within the window that ends now: one statement, so
 * that requests at the same moment cannot each find room. @returns whether there was room
 */
export async function storeCode(manager: EntityManager, code: CodeToStore): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into one_time_codes as standing (phone_hash, code_hash, expires_at, tries_left, used_at, requested_at)
     values ($1, $2, $3::timestamptz + make_interval(secs => $4), $5, null, array[$3::timestamptz])
         on conflict (phone_hash) do update
        set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries_left = excluded.tries_left,
            used_at = null,
            requested_at = (standing.requested_at || $3::timestamptz)
                           [greatest(1, cardinality(standing.requested_at) + 2 - $6::int):]
      where cardinality(standing.requested_at) < $6::int
         or standing.requested_at[cardinality(standing.requested_at) + 1 - $6::int]
            <= $3::timestamptz - make_interval(secs => $7)
     returning true`,
    [
      code.phoneHash,
      code.codeHash,
      code.at,
      code.ttlSeconds,
      code.triesMax,
      code.requestsMax,
      code.windowSeconds,
    ],
  );
  return rows.length === 1;
}

/**
 * One try, taken before the code is looked at: guesses at the same moment wait for each other at the row and no more
 * than the tries that are left are ever compared. A code that fits is used up. @returns whether it fitted
 */
export async function tryCode(
  manager: EntityManager,
  { phoneHash, codeHash, at }: { phoneHash: Buffer; codeHash: Buffer; at: Date },
): Promise<boolean> {
  const [rows] = (await manager.query(
    `update one_time_codes
        set tries_left = tries_left - 1, used_at = case when code_hash = $2 then $3::timestamptz end
      where phone_hash = $1 and used_at is null and tries_left > 0 and expires_at > $3::timestamptz
     returning used_at is not null as has_fitted`,
    [phoneHash, codeHash, at],
  )) as [{ has_fitted: boolean }[], number];
  return rows[0]?.has_fitted === true;
}

/** Rows that neither sign anybody in nor limit anybody any more. */
export async function forgetCodes(
  manager: EntityManager,
  { expiredBefore, limit }: { expiredBefore: Date; limit: number },
): Promise<number> {
  const [, forgotten] = (await manager.query(
    `delete from one_time_codes where phone_hash in
       (select phone_hash from one_time_codes where expires_at < $1 order by expires_at limit $2 for update skip locked)`,
    [expiredBefore, limit],
  )) as [unknown, number];
  return forgotten;
}
