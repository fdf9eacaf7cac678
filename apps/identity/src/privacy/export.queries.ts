import type { EntityManager } from 'typeorm';

type Row = Record<string, unknown>;

/** Columns that say something to nobody without a key; what is sealed is told opened, by those who know its place. */
const UNREADABLE = /(^|_)(hash|sealed|secret)$|^(key|pepper)_id$/;

/**
 * Every row that speaks of a person, by table: those with the person's id, and those with the id of a wallet of theirs. The
 * tables are found in the catalogue, so that a new one is not forgotten.
 */
export async function rowsOf(manager: EntityManager, personId: string): Promise<Record<string, Row[]>> {
  const tables: { table: string; column: string }[] = await manager.query(
    `select distinct on (table_name) quote_ident(table_name) as table, column_name as column
       from information_schema.columns
      where table_schema = 'public' and table_name <> 'people' and column_name in ('person_id', 'holder_id', 'wallet_id')
      order by table_name, array_position(array['person_id', 'holder_id', 'wallet_id'], column_name::text)`,
  );
  const held: Record<string, Row[]> = {};
  for (const { table, column } of tables) {
    const whose = column === 'wallet_id' ? 'in (select wallet_id from wallets where person_id = $1)' : '= $1';
    const rows: { row: Row }[] = await manager.query(
      `select to_jsonb(t) as row from ${table} t where ${column} ${whose}`,
      [personId],
    );
    if (rows.length > 0) held[table] = rows.map(({ row }) => readable(row));
  }
  return held;
}

function readable(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !UNREADABLE.test(column)));
}
