import type { EntityManager } from 'typeorm';

type Row = Record<string, unknown>;

/** Columns that say something to nobody without a key; what is sealed is told opened, by those who know its place. */
const UNREADABLE = /(^|_)(hash|sealed|secret)$|^(key|pepper)_id$/;

const WALLETS = 'select wallet_id from wallets where person_id = $1';
/** How a column leads to a person; the first of these that a table has is used. */
const WHOSE: Readonly<Record<string, string>> = {
  person_id: '= $1',
  holder_id: '= $1',
  wallet_id: `in (${WALLETS})`,
  case_id: `in (select case_id from kyc_cases where wallet_id in (${WALLETS}))`,
};

/**
 * Every row that speaks of a person, by table: those with the person's id, with the id of a wallet of theirs, or of a case
 * of such a wallet. The tables are found in the catalogue, so that a new one is not forgotten.
 */
export async function rowsOf(manager: EntityManager, personId: string): Promise<Record<string, Row[]>> {
  const tables: { table: string; column: string }[] = await manager.query(
    `select distinct on (table_name) quote_ident(table_name) as table, column_name as column
       from information_schema.columns
      where table_schema = 'public' and table_name <> 'people' and column_name = any($1)
      order by table_name, array_position($1, column_name::text)`,
    [Object.keys(WHOSE)],
  );
  const held: Record<string, Row[]> = {};
  for (const { table, column } of tables) {
    const rows: { row: Row }[] = await manager.query(
      `select to_jsonb(t) as row from ${table} t where ${column} ${WHOSE[column]}`,
      [personId],
    );
    if (rows.length > 0) held[table] = rows.map(({ row }) => readable(row));
  }
  return held;
}

function readable(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !UNREADABLE.test(column)));
}
