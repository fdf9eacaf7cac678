import type { EntityManager } from 'typeorm';

/** Remembers a change when it is newer than what is known; of two at once, the row lets one wait for the other. */
export async function isNewest(
  manager: EntityManager,
  { walletId, version, changeId }: { walletId: string; version: string; changeId: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into tier_changes (account_id, version, change_id) values ($1, $2, $3)
         on conflict (account_id) do update set version = excluded.version, change_id = excluded.change_id
               where tier_changes.version < excluded.version
     returning 1`,
    [walletId, version, changeId],
  );
  return rows.length === 1;
}
