import { setTimeout as pause } from 'node:timers/promises';
import { openBytes, sealValue, type KeyRing } from '@hanout/sealing';
import type { Client } from 'pg';
import { countByKey, lockRowsUnderOtherKeys, putRows, type SealedRow } from './sealed-rows.queries';
import { SEALED_TABLES, type RowKey, type SealedTable } from './sealed-tables';

const HELD_BY_OTHERS_PAUSE_MS = 200;

export interface RotationProgress {
  table: string;
  done: number;
  toDo: number;
}

export interface TableReport {
  table: string;
  /** Rows that this run sealed anew. */
  resealed: number;
  /** How many rows are under which key now. */
  byKey: ReadonlyMap<string, number>;
  /** Rows that do not open: changed by somebody, or sealed under a key that the ring has not. */
  unopened: readonly { key: RowKey; keyId: string }[];
}

export interface RotationOptions {
  onProgress?: (progress: RotationProgress) => void;
  /** Stops between two batches; what is done stays done. */
  signal?: AbortSignal;
}

/**
 * Seals every row of identity's database under the ring's current key, batch by batch, each in one transaction, beside a
 * running service. What is left to do is what is under another key, so a run that was ended goes on where it was, and two
 * at once share the work. Hashes stay: they are made with other keys.
 */
export async function rotateKeys(
  client: Client,
  ring: KeyRing,
  options: RotationOptions = {},
): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const table of SEALED_TABLES) reports.push(await rotateTable(client, table, { ring, options }));
  return reports;
}

/** What a rotation would find; nothing is changed. */
export async function countKeys(client: Client): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const table of SEALED_TABLES)
    reports.push({ table: table.name, resealed: 0, byKey: await countByKey(client, table), unopened: [] });
  return reports;
}

interface Rotation {
  ring: KeyRing;
  options: RotationOptions;
}

async function rotateTable(
  client: Client,
  table: SealedTable,
  { ring, options }: Rotation,
): Promise<TableReport> {
  const toDo = underOtherKeys(await countByKey(client, table), ring.currentId);
  const unopened = new Map<string, { key: RowKey; keyId: string }>();
  let resealed = 0;
  for (;;) {
    let after: RowKey | undefined;
    while (options.signal?.aborted !== true) {
      const batch = await rotateBatch(client, table, { ring, after });
      if (batch.rows.length === 0) break;
      batch.unopened.forEach((row) => unopened.set(row.key.join(), { key: row.key, keyId: row.keyId }));
      resealed += batch.rows.length - batch.unopened.length;
      options.onProgress?.({ table: table.name, done: Math.min(resealed + unopened.size, toDo), toDo });
      after = batch.rows.at(-1)!.key;
    }
    const byKey = await countByKey(client, table);
    // What is left and opens was held by somebody when we came by.
    const isDone = underOtherKeys(byKey, ring.currentId) <= unopened.size;
    if (isDone || options.signal?.aborted === true)
      return { table: table.name, resealed, byKey, unopened: [...unopened.values()] };
    await pause(HELD_BY_OTHERS_PAUSE_MS);
  }
}

async function rotateBatch(
  client: Client,
  table: SealedTable,
  { ring, after }: { ring: KeyRing; after: RowKey | undefined },
): Promise<{ rows: SealedRow[]; unopened: SealedRow[] }> {
  await client.query('begin');
  try {
    const rows = await lockRowsUnderOtherKeys(client, table, {
      currentId: ring.currentId,
      after,
      limit: table.batch,
    });
    const opened = rows.map((row) => resealedRow(row, table, ring));
    const resealed = opened.filter((row) => row !== undefined);
    if (resealed.length > 0) await putRows(client, table, resealed);
    await client.query('commit');
    return { rows, unopened: rows.filter((_, index) => opened[index] === undefined) };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Undefined when it does not open. */
function resealedRow(row: SealedRow, table: SealedTable, ring: KeyRing): SealedRow | undefined {
  const [from, to] = [ring.keys.get(row.keyId), ring.keys.get(ring.currentId)!];
  if (from === undefined) return undefined;
  try {
    const values = table.columns.map(({ placeOf }, index) => {
      const value = row.values[index] ?? null;
      // An erasure leaves nothing to open.
      if (value === null || value.length === 0) return value;
      const place = placeOf(row.key);
      return sealValue(openBytes(value, from, place), to, place);
    });
    return { key: row.key, keyId: ring.currentId, values };
  } catch {
    return undefined;
  }
}

function underOtherKeys(byKey: ReadonlyMap<string, number>, currentId: string): number {
  return [...byKey].reduce((sum, [keyId, count]) => (keyId === currentId ? sum : sum + count), 0);
}
