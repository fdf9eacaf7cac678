import type { DrawerEntryKind, DrawerEntryV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { WALLET_CURRENCY } from '../payments/payment.terms';

/** Notes that came into a drawer, or left it: then below zero. */
export interface DrawerMove {
  /** Of the payment or transfer: entered once. */
  entryId: string;
  floatId: string;
  kind: DrawerEntryKind;
  minor: bigint;
}

interface Row {
  entry_id: string;
  kind: DrawerEntryKind;
  amount_minor: string;
  counted_minor: string | null;
  expected_minor: string | null;
  declared_by: string | null;
  happened_at: Date;
}

/** Of drawers that are open; whoever has declared nothing has none. In the order of floats, as they are locked elsewhere. */
export async function enterMoves(manager: EntityManager, moves: readonly DrawerMove[]): Promise<void> {
  if (moves.length === 0) return;
  const open: unknown[] = await manager.query(
    'select 1 from drawers where float_id = any($1) order by float_id for update',
    [moves.map(({ floatId }) => floatId)],
  );
  if (open.length === 0) return;
  await manager.query(
    `with entered as (
       insert into drawer_entries (entry_id, float_id, kind, amount_minor)
       select m."entryId", m."floatId", m.kind, m.minor
         from json_to_recordset($1) as m("entryId" uuid, "floatId" uuid, kind text, minor bigint)
         join drawers d on d.float_id = m."floatId"
       on conflict do nothing
       returning float_id, amount_minor)
     update drawers d set expected_minor = d.expected_minor + e.minor
       from (select float_id, sum(amount_minor) as minor from entered group by float_id) e
      where e.float_id = d.float_id`,
    [JSON.stringify(moves.map((move) => ({ ...move, minor: move.minor.toString() })))],
  );
}

export async function findEntry(
  manager: EntityManager,
  { floatId, entryId }: { floatId: string; entryId: string },
): Promise<DrawerEntryV1 | undefined> {
  const [row]: Row[] = await manager.query(
    'select * from drawer_entries where float_id = $1 and entry_id = $2',
    [floatId, entryId],
  );
  return row && entryV1(row);
}

/** The newest first, from behind the entry `after`. One that is not there ends the list. */
export async function listEntries(
  manager: EntityManager,
  { floatId, after, max }: { floatId: string; after: string | undefined; max: number },
): Promise<DrawerEntryV1[]> {
  const rows: Row[] = await manager.query(
    `select * from drawer_entries
      where float_id = $1
        and ($2::uuid is null or number < (select number from drawer_entries where entry_id = $2 and float_id = $1))
      order by number desc limit $3`,
    [floatId, after ?? null, max],
  );
  return rows.map(entryV1);
}

function entryV1(row: Row): DrawerEntryV1 {
  const wire = (minor: string) => ({ minor, currency: WALLET_CURRENCY });
  return {
    entryId: row.entry_id,
    kind: row.kind,
    amount: wire(row.amount_minor),
    ...(row.counted_minor !== null && { counted: wire(row.counted_minor) }),
    ...(row.expected_minor !== null && { expected: wire(row.expected_minor) }),
    at: row.happened_at.toISOString(),
    ...(row.declared_by !== null && { declaredBy: row.declared_by }),
  };
}
