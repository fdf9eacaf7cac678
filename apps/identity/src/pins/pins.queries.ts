import type { EntityManager } from 'typeorm';
import type { StoredPin } from './pin-hasher';

export interface PinRow extends StoredPin {
  triesLeft: number;
  lockedAt: Date | null;
  changeId: string;
}

const COLUMNS = `hash, pepper_id as "pepperId", tries_left as "triesLeft", locked_at as "lockedAt", change_id as "changeId"`;

export async function readPinRow(manager: EntityManager, personId: string): Promise<PinRow | undefined> {
  const rows: PinRow[] = await manager.query(`select ${COLUMNS} from pins where person_id = $1`, [personId]);
  return rows[0];
}

/**
 * Takes one try before anything is compared: of many guesses at once only as many as there are tries get one. The last
 * one locks. @param changeId of the PIN that is meant, where another may stand by now; @returns undefined when none was
 * left, no PIN is set or it is another one
 */
export async function takeTry(
  manager: EntityManager,
  { personId, changeId, at }: { personId: string; changeId?: string | undefined; at: Date },
): Promise<StoredPin | undefined> {
  const [rows] = (await manager.query(
    `update pins set tries_left = tries_left - 1, locked_at = case when tries_left = 1 then $2::timestamptz end
      where person_id = $1 and tries_left > 0 and ($3::uuid is null or change_id = $3)
      returning hash, pepper_id as "pepperId"`,
    [personId, at, changeId],
  )) as [StoredPin[], number];
  return rows[0];
}

/** After a right PIN: all tries are back, for the PIN that was compared. */
export async function giveTriesBack(
  manager: EntityManager,
  { personId, hash, triesMax }: { personId: string; hash: string; triesMax: number },
): Promise<void> {
  await manager.query(
    'update pins set tries_left = $3, locked_at = null where person_id = $1 and hash = $2 and tries_left < $3',
    [personId, hash, triesMax],
  );
}

/** Nothing was compared after all: the one try is back. */
export async function giveTryBack(
  manager: EntityManager,
  { personId, hash, triesMax }: { personId: string; hash: string; triesMax: number },
): Promise<void> {
  await manager.query(
    `update pins set tries_left = tries_left + 1, locked_at = null
      where person_id = $1 and hash = $2 and tries_left < $3`,
    [personId, hash, triesMax],
  );
}

/** @returns whether there was none yet */
export async function insertPin(
  manager: EntityManager,
  pin: StoredPin & { personId: string; changeId: string; triesMax: number; at: Date },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into pins (person_id, hash, pepper_id, tries_left, change_id, set_at) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning true`,
    [pin.personId, pin.hash, pin.pepperId, pin.triesMax, pin.changeId, pin.at],
  );
  return rows.length === 1;
}

/** Told apart by its change and not by its hash, which a new pepper replaces. @returns whether that PIN still stood */
export async function replacePin(
  manager: EntityManager,
  pin: StoredPin & {
    personId: string;
    changeId: string;
    triesMax: number;
    at: Date;
    replacedChangeId: string;
  },
): Promise<boolean> {
  const [, count] = (await manager.query(
    `update pins set hash = $2, pepper_id = $3, tries_left = $4, locked_at = null, change_id = $5, set_at = $6
      where person_id = $1 and change_id = $7`,
    [pin.personId, pin.hash, pin.pepperId, pin.triesMax, pin.changeId, pin.at, pin.replacedChangeId],
  )) as [unknown, number];
  return count === 1;
}

/** The same PIN under the current pepper. */
export async function rehashPin(
  manager: EntityManager,
  { personId, replaced, hash, pepperId }: StoredPin & { personId: string; replaced: string },
): Promise<void> {
  await manager.query('update pins set hash = $2, pepper_id = $3 where person_id = $1 and hash = $4', [
    personId,
    hash,
    pepperId,
    replaced,
  ]);
}

export interface SealedNumbers {
  phone_sealed: Buffer;
  cin_sealed: Buffer;
  key_id: string;
}

export async function readNumbersOf(
  manager: EntityManager,
  personId: string,
): Promise<SealedNumbers | undefined> {
  const rows: SealedNumbers[] = await manager.query(
    'select phone_sealed, cin_sealed, key_id from people where person_id = $1 and phone_sealed is not null',
    [personId],
  );
  return rows[0];
}
