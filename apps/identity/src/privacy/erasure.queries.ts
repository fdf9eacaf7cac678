import type { EntityManager } from 'typeorm';

export interface ErasureRow {
  erased_at: Date;
  kept_until: string;
  kept_because: string;
}

export async function readErasure(manager: EntityManager, personId: string): Promise<ErasureRow | undefined> {
  const rows: ErasureRow[] = await manager.query(
    'select erased_at, kept_until::text, kept_because from erasures where person_id = $1',
    [personId],
  );
  return rows[0];
}

/** @returns whether this was the first; two at once wait for each other at the key */
export async function beginErasure(
  manager: EntityManager,
  personId: string,
  { at, keptUntil, because }: { at: Date; keptUntil: string; because: string },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into erasures (person_id, cin_hash, erased_at, kept_until, kept_because)
     select person_id, cin_hash, $2, $3, $4 from people where person_id = $1
         on conflict (person_id) do nothing returning person_id`,
    [personId, at, keptUntil, because],
  );
  return rows.length > 0;
}

/** Nobody is found by what is gone here; the order follows the foreign keys. */
const STATEMENTS = [
  'delete from one_time_codes where phone_hash = (select phone_hash from people where person_id = $1)',
  'delete from person_references where person_id = $1',
  'delete from pins where person_id = $1',
  'update people set cin_hash = null, phone_hash = null where person_id = $1',
];
const DATED_STATEMENTS = [
  'update consents set withdrawn_at = greatest(given_at, $2) where person_id = $1 and withdrawn_at is null',
  'update alias_consents set withdrawn_at = greatest(given_at, $2) where person_id = $1 and withdrawn_at is null',
  `update aliases set ended_at = $2, ended_reason = 'by_holder' where person_id = $1 and ended_at is null`,
  `update sessions set revoked_at = $2, revoked_reason = 'by_holder'
    where holder_kind = 'person' and holder_id = $1 and revoked_at is null`,
  `update devices set removed_at = coalesce(removed_at, $2), name = '-', public_key = '{}' where person_id = $1`,
  // Whoever appointed them keeps the place and the dates, and no name or number.
  `update appointments set ended_at = coalesce(ended_at, $2), phone_hash = sha256(appointment_id::text::bytea),
          phone_sealed = '', name_sealed = ''
    where person_id = $1`,
];

export async function eraseRows(manager: EntityManager, personId: string, at: Date): Promise<void> {
  for (const statement of STATEMENTS) await manager.query(statement, [personId]);
  for (const statement of DATED_STATEMENTS) await manager.query(statement, [personId, at]);
}

/** What the law no longer keeps is emptied. @returns how many people */
export async function emptyExpired(manager: EntityManager, day: string, limit: number): Promise<number> {
  const rows: { person_id: string }[] = await manager.query(
    `select person_id from erasures where emptied_at is null and kept_until <= $1
      order by kept_until limit $2 for update skip locked`,
    [day, limit],
  );
  const ids = rows.map((row) => row.person_id);
  if (ids.length === 0) return 0;
  await manager.query(
    `update people set cin_sealed = '', phone_sealed = '', name_ar_sealed = '', name_fr_sealed = ''
      where person_id = any($1)`,
    [ids],
  );
  await manager.query(
    `delete from kyc_evidence where case_id in
       (select case_id from kyc_cases join wallets using (wallet_id) where person_id = any($1))`,
    [ids],
  );
  await manager.query('update erasures set emptied_at = now(), cin_hash = null where person_id = any($1)', [
    ids,
  ]);
  return ids.length;
}
