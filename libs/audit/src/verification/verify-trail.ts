import type { Client } from 'pg';
import { BEFORE_THE_FIRST, ENTRY_COLUMNS, hashOf, type EntryRow } from '../entry-hash';
import type { Head } from '../heads-file';
import { missingGuards } from './guards';
import type { Fault, TrailReport } from './report';

const PAGE = 5_000;
const FAULTS_KEPT = 100;
const SEALED_WITHIN = '10 minutes';

interface SealedRow extends EntryRow {
  number: string;
  hash: string;
}

/**
 * Reads a trail in one snapshot and computes every hash again. Each entry is held against the hash that stands before it,
 * so that one changed entry is one fault and not all that follow.
 */
export async function verifyTrail(
  client: Client,
  { heads = [], onProgress }: { heads?: readonly Head[]; onProgress?: (number: string) => void } = {},
): Promise<TrailReport> {
  const faults: Fault[] = [];
  let faultsInAll = 0;
  const find = (fault: Fault): void => {
    faultsInAll += 1;
    if (faults.length < FAULTS_KEPT) faults.push(fault);
  };
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    const published = new Map(heads.map((head) => [head.no, head.hash]));
    let before = { number: 0n, hash: BEFORE_THE_FIRST };
    let entries = 0n;
    for (;;) {
      const { rows } = await client.query<SealedRow>(
        `select number::text, encode(hash, 'hex') as hash, ${ENTRY_COLUMNS} from audit_entries
          where audit_entries.number > $1 order by audit_entries.number limit ${PAGE}`,
        [before.number.toString()],
      );
      for (const row of rows) {
        const number = BigInt(row.number);
        const next = before.number + 1n;
        if (number !== next)
          find({ kind: 'missing', number: next.toString(), upTo: (number - 1n).toString() });
        // Behind a hole the hash before is not known, so this one cannot be judged.
        else if (hashOf(row, row.number, before.hash) !== row.hash)
          find({ kind: 'changed', number: row.number, entryId: row.entry_id });
        const said = published.get(row.number);
        if (said !== undefined && said !== row.hash)
          find({ kind: 'rewritten', number: row.number, entryId: row.entry_id });
        before = { number, hash: row.hash };
        entries += 1n;
      }
      onProgress?.(before.number.toString());
      if (rows.length < PAGE) break;
    }
    const beyond = heads.filter(({ no }) => BigInt(no) > before.number).map(({ no }) => BigInt(no));
    if (beyond.length > 0) {
      const last = beyond.reduce((a, b) => (a > b ? a : b));
      find({ kind: 'cut_off', number: (before.number + 1n).toString(), upTo: last.toString() });
    }
    const waiting = await unsealed(client, find);
    for (const what of await missingGuards(client)) find({ kind: 'unguarded', what });
    const head = before.number === 0n ? undefined : { no: before.number.toString(), hash: before.hash };
    return { entries, head, waiting, headsCompared: heads.length, faults, faultsInAll };
  } finally {
    await client.query('rollback');
  }
}

async function unsealed(client: Client, find: (fault: Fault) => void): Promise<number> {
  const { rows } = await client.query<{ entry_id: string; is_late: boolean }>(
    `select entry_id, occurred_at < now() - interval '${SEALED_WITHIN}' as is_late
       from audit_entries where number is null order by entry_id`,
  );
  for (const { entry_id: entryId, is_late: isLate } of rows) if (isLate) find({ kind: 'unsealed', entryId });
  return rows.length;
}
