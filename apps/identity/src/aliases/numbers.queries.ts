import type { Language } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

/** Whether a number moved so lately that it may lead nowhere yet. */
export async function isCoolingDown(manager: EntityManager, phoneHash: Buffer, at: Date): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from moved_numbers where phone_hash = $1 and listable_from > $2',
    [phoneHash, at],
  );
  return rows.length > 0;
}

/** One at a time for each number, whoever claims it: a row that nobody has yet cannot be locked. */
export async function lockNumber(manager: EntityManager, phoneHash: Buffer): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `number:${phoneHash.toString('hex')}`,
  ]);
}

export interface HolderRow {
  language: Language;
  person_id: string;
  phone_hash: Buffer | null;
  cin_sealed: Buffer;
  name_ar_sealed: Buffer;
  name_fr_sealed: Buffer;
  key_id: string;
}

/** The person, and whoever has the number, locked in the order of their ids. */
export function lockHolders(
  manager: EntityManager,
  personId: string,
  phoneHash: Buffer,
): Promise<HolderRow[]> {
  return manager.query(
    `select person_id, phone_hash, cin_sealed, name_ar_sealed, name_fr_sealed, key_id, language from people
      where person_id = $1 or phone_hash = $2 order by person_id for update`,
    [personId, phoneHash],
  );
}

export async function hasFrozenAlias(manager: EntityManager, personId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from aliases where person_id = $1 and ended_at is null and frozen_at is not null',
    [personId],
  );
  return rows.length > 0;
}

/** Whoever had the number has none any more. */
export async function takeNumberFrom(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('update people set phone_hash = null, phone_sealed = null where person_id = $1', [
    personId,
  ]);
}

export interface Resealed {
  personId: string;
  phoneHash: Buffer;
  phoneSealed: Buffer;
  cinSealed: Buffer;
  nameArSealed: Buffer;
  nameFrSealed: Buffer;
  keyId: string;
}

/** A row has one sealing key: with a new number all of it is sealed by the key in use. */
export async function giveNumberTo(manager: EntityManager, person: Resealed): Promise<void> {
  await manager.query(
    `update people set phone_hash = $2, phone_sealed = $3, cin_sealed = $4, name_ar_sealed = $5, name_fr_sealed = $6,
            key_id = $7 where person_id = $1`,
    [
      person.personId,
      person.phoneHash,
      person.phoneSealed,
      person.cinSealed,
      person.nameArSealed,
      person.nameFrSealed,
      person.keyId,
    ],
  );
}

export async function endAliasesOf(
  manager: EntityManager,
  { personIds, at }: { personIds: readonly string[]; at: Date },
): Promise<void> {
  await manager.query(
    `update aliases set ended_at = $2, ended_reason = 'number_moved'
      where person_id = any($1) and ended_at is null`,
    [personIds, at],
  );
}

export async function startCoolDown(
  manager: EntityManager,
  { phoneHash, at, hours }: { phoneHash: Buffer; at: Date; hours: number },
): Promise<Date> {
  const [row]: { listable_from: Date }[] = await manager.query(
    `insert into moved_numbers (phone_hash, moved_at, listable_from)
     values ($1, $2, $2::timestamptz + make_interval(hours => $3))
         on conflict (phone_hash) do update set moved_at = excluded.moved_at, listable_from = excluded.listable_from
     returning listable_from`,
    [phoneHash, at, hours],
  );
  return row!.listable_from;
}

/** Since when a number that the person has by a move may lead to a wallet. */
export async function readOwnMove(
  manager: EntityManager,
  personId: string,
  phoneHash: Buffer,
): Promise<Date | undefined> {
  const rows: { listable_from: Date }[] = await manager.query(
    `select listable_from from people join moved_numbers using (phone_hash)
      where person_id = $1 and phone_hash = $2`,
    [personId, phoneHash],
  );
  return rows[0]?.listable_from;
}
