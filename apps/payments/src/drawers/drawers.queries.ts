import type { EntityManager } from 'typeorm';

/** What should be in a drawer, in minor units: what was counted last, and what moved since. */
export interface Drawer {
  floatId: string;
  expectedMinor: bigint;
  countedMinor: bigint;
  countedAt: Date;
}

interface Row {
  float_id: string;
  expected_minor: string;
  counted_minor: string;
  counted_at: Date;
}

export async function findDrawers(
  manager: EntityManager,
  floatIds: readonly string[],
): Promise<Map<string, Drawer>> {
  const rows: Row[] = await manager.query('select * from drawers where float_id = any($1)', [floatIds]);
  return new Map(rows.map((row) => [row.float_id, drawerOf(row)]));
}

/** Locked: what happens to it meanwhile waits. */
export async function lockDrawer(manager: EntityManager, floatId: string): Promise<Drawer | undefined> {
  const [row]: Row[] = await manager.query('select * from drawers where float_id = $1 for update', [floatId]);
  return row && drawerOf(row);
}

/** An empty one. @returns whether it is new */
export async function openDrawer(manager: EntityManager, floatId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into drawers (float_id, expected_minor, counted_minor) values ($1, 0, 0)
     on conflict do nothing returning 1`,
    [floatId],
  );
  return rows.length === 1;
}

export interface Declared {
  entryId: string;
  floatId: string;
  kind: string;
  minor: bigint;
  /** Of an opening or a count, with what was expected, which the first of a drawer has not. */
  count?: { countedMinor: bigint; expectedMinor: bigint | null };
  declaredBy: string;
}

/** Under the lock of the drawer. */
export async function writeDeclared(manager: EntityManager, declared: Declared): Promise<void> {
  const { entryId, floatId, kind, minor, count, declaredBy } = declared;
  await manager.query(
    `insert into drawer_entries (entry_id, float_id, kind, amount_minor, counted_minor, expected_minor, declared_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      entryId,
      floatId,
      kind,
      minor.toString(),
      count?.countedMinor.toString() ?? null,
      count?.expectedMinor?.toString() ?? null,
      declaredBy,
    ],
  );
  await manager.query(
    `update drawers
        set expected_minor = expected_minor + $2,
            counted_minor = coalesce($3, counted_minor),
            counted_at = case when $3::bigint is null then counted_at else now() end
      where float_id = $1`,
    [floatId, minor.toString(), count?.countedMinor.toString() ?? null],
  );
}

function drawerOf(row: Row): Drawer {
  return {
    floatId: row.float_id,
    expectedMinor: BigInt(row.expected_minor),
    countedMinor: BigInt(row.counted_minor),
    countedAt: row.counted_at,
  };
}
