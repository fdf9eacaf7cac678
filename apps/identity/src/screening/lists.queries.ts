import type { EntityManager } from 'typeorm';
import { entryHash, type ScreeningList } from './list-file';

export type Loaded = 'loaded' | 'unchanged' | 'older';

/** Replaces a list whole, within the caller's transaction. Two loads of any list take turns. */
export async function replaceList(
  manager: EntityManager,
  given: { list: ScreeningList; sha256: Buffer; at: Date; isForced: boolean },
): Promise<Loaded> {
  const { list, sha256, at, isForced } = given;
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('screening-lists', 0))`);
  const before: { sha256: Buffer; is_older: boolean }[] = await manager.query(
    'select sha256, $2::date < list_date as is_older from screening_lists where list_id = $1',
    [list.listId, list.listDate],
  );
  if (before[0]?.sha256.equals(sha256)) return 'unchanged';
  if (before[0]?.is_older && !isForced) return 'older';
  await manager.query('delete from screening_lists where list_id = $1', [list.listId]);
  await manager.query(
    `insert into screening_lists (list_id, edition, list_date, source, sha256, loaded_at)
     values ($1, nextval('screening_editions'), $2, $3, $4, $5)`,
    [list.listId, list.listDate, list.source, sha256, at],
  );
  const rows = list.entries.map((entry) => ({
    ...entry,
    hash: entryHash(entry).toString('hex'),
  }));
  await manager.query(
    `insert into screening_entries (list_id, entry_id, names, birth_years, nationality, content_hash)
     select $1, row->>'entryId', array(select jsonb_array_elements_text(row->'names')),
            array(select jsonb_array_elements_text(row->'birthYears')::int), row->>'nationality', decode(row->>'hash', 'hex')
       from jsonb_array_elements($2::jsonb) row`,
    [list.listId, JSON.stringify(rows)],
  );
  return 'loaded';
}

export interface EntryRow {
  list_id: string;
  entry_id: string;
  names: string[];
  content_hash: Buffer;
}

/** 0 when no list is loaded. */
export async function readEdition(manager: EntityManager): Promise<string> {
  const rows: { edition: string }[] = await manager.query(
    'select coalesce(max(edition), 0)::text as edition from screening_lists',
  );
  return rows[0]!.edition;
}

export function readEntries(manager: EntityManager): Promise<EntryRow[]> {
  return manager.query('select list_id, entry_id, names, content_hash from screening_entries');
}

export async function addRules(
  manager: EntityManager,
  rules: { effectiveFrom: string; threshold: number; source: string },
): Promise<void> {
  await manager.query(
    'insert into screening_rules (effective_from, threshold, source) values ($1, $2, $3) on conflict do nothing',
    [rules.effectiveFrom, rules.threshold, rules.source],
  );
}

export async function readThreshold(manager: EntityManager, day: string): Promise<number> {
  const rows: { threshold: number }[] = await manager.query(
    'select threshold from screening_rules where effective_from <= $1::date order by effective_from desc limit 1',
    [day],
  );
  if (!rows[0]) throw new Error(`No rules for screening are in force on ${day}`);
  return rows[0].threshold;
}
