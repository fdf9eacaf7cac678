import { inTransaction } from '@hanout/database';
import type { DataSource, EntityManager } from 'typeorm';
import { BEFORE_THE_FIRST, ENTRY_COLUMNS, hashOf, type EntryRow } from './entry-hash';
import type { Head } from './heads-file';

const SEALING_LOCK = 7_246_532;
export const SEAL_MAX = 1_000;

/**
 * Gives committed entries their numbers and hashes, without a gap: numbers are dealt here, under one lock, and not where
 * entries are written, so that nobody who writes one waits for anybody else and no rollback leaves a hole.
 *
 * @returns how many were sealed; `SEAL_MAX` means that there may be more
 */
export async function sealEntries(dataSource: DataSource): Promise<number> {
  // Mostly there is nothing, and looking takes no lock and no transaction.
  const [{ isOpen }] = await dataSource.query<[{ isOpen: boolean }]>(
    'select exists (select from audit_entries where number is null) as "isOpen"',
  );
  if (!isOpen) return 0;
  return inTransaction(dataSource, async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [SEALING_LOCK]);
    const rows: EntryRow[] = await manager.query(
      `select ${ENTRY_COLUMNS} from audit_entries where number is null order by audit_entries.entry_id limit ${SEAL_MAX}`,
    );
    if (rows.length === 0) return 0;
    const head = await readHead(manager);
    let no = BigInt(head?.no ?? 0);
    let hash = head?.hash ?? BEFORE_THE_FIRST;
    const places = rows.map((row) => {
      no += 1n;
      hash = hashOf(row, no.toString(), hash);
      return { entryId: row.entry_id, no: no.toString(), hash };
    });
    await manager.query(
      `update audit_entries set number = place.number, hash = decode(place.hash, 'hex')
         from unnest($1::uuid[], $2::bigint[], $3::text[]) as place (entry_id, number, hash)
        where audit_entries.entry_id = place.entry_id`,
      [places.map((one) => one.entryId), places.map((one) => one.no), places.map((one) => one.hash)],
    );
    return rows.length;
  });
}

/** The last sealed entry. */
export async function readHead(manager: Pick<EntityManager, 'query'>): Promise<Head | undefined> {
  const rows: { no: string; hash: string; at: Date }[] = await manager.query(
    `select number::text as no, encode(hash, 'hex') as hash, occurred_at as at from audit_entries
      where number is not null order by number desc limit 1`,
  );
  return rows[0] && { no: rows[0].no, hash: rows[0].hash, at: rows[0].at.toISOString() };
}
