import type { Client } from 'pg';
import type { RowKey, SealedTable } from './sealed-tables';

export interface SealedRow {
  key: RowKey;
  keyId: string;
  /** In the order of the table's columns; null where the row has no such value. */
  values: readonly (Buffer | null)[];
}

/**
 * The next rows under another key than this one, locked; rows that others hold are passed by.
 *
 * @param after where the last call ended
 */
export async function lockRowsUnderOtherKeys(
  client: Client,
  table: SealedTable,
  { currentId, after, limit }: { currentId: string; after: RowKey | undefined; limit: number },
): Promise<SealedRow[]> {
  const keys = table.key.map(({ column }) => column).join(', ');
  const from = table.key.map((part, index) => fromText(part.type, `$${index + 2}`)).join(', ');
  const { rows } = await client.query<(string | Buffer | null)[]>({
    rowMode: 'array',
    text: `select key_id, ${table.key.map(asText).join(', ')}, ${sealedColumns(table).join(', ')}
             from ${table.name} where key_id <> $1 ${after ? `and (${keys}) > (${from})` : ''}
            order by ${keys} limit ${limit} for update skip locked`,
    values: [currentId, ...(after ?? [])],
  });
  return rows.map(([keyId, ...rest]) => ({
    keyId: keyId as string,
    key: rest.slice(0, table.key.length) as string[],
    values: rest.slice(table.key.length) as (Buffer | null)[],
  }));
}

/** The rows are locked by this transaction. */
export async function putRows(client: Client, table: SealedTable, rows: readonly SealedRow[]): Promise<void> {
  const columns = sealedColumns(table);
  const parts = [...table.key.map((_, index) => `k${index}`), 'key_id', ...columns];
  const types = [...table.key.map(() => 'text'), 'text', ...columns.map(() => 'bytea')];
  const isRow = table.key.map(
    (part, index) => `${table.name}.${part.column} = ${fromText(part.type, `new.k${index}`)}`,
  );
  await client.query(
    `update ${table.name} set ${['key_id', ...columns].map((column) => `${column} = new.${column}`).join(', ')}
       from unnest(${types.map((type, index) => `$${index + 1}::${type}[]`).join(', ')}) as new (${parts.join(', ')})
      where ${isRow.join(' and ')}`,
    [
      ...table.key.map((_, index) => rows.map((row) => row.key[index])),
      rows.map((row) => row.keyId),
      ...columns.map((_, index) => rows.map((row) => row.values[index])),
    ],
  );
}

/** How many rows are under which key. */
export async function countByKey(client: Client, table: SealedTable): Promise<Map<string, number>> {
  const { rows } = await client.query<{ key_id: string; count: string }>(
    `select key_id, count(*) from ${table.name} group by key_id`,
  );
  return new Map(rows.map((row) => [row.key_id, Number(row.count)]));
}

function sealedColumns(table: SealedTable): string[] {
  return table.columns.map(({ column }) => column);
}

function asText({ column, type }: SealedTable['key'][number]): string {
  return type === 'bytea' ? `encode(${column}, 'hex')` : `${column}::text`;
}

function fromText(type: SealedTable['key'][number]['type'], text: string): string {
  return type === 'bytea' ? `decode(${text}, 'hex')` : `${text}::${type}`;
}
