import type { DataSource } from 'typeorm';

/** The end of the log after a flush. */
export interface Head {
  no: string;
  /** Hex. */
  hash: string;
  /** ISO 8601. */
  at: string;
}

interface HeadRow {
  last_no: string;
  hash: string;
  posted_at: Date;
}

const headOf = ({ last_no, hash, posted_at }: HeadRow): Head => ({
  no: last_no,
  hash,
  at: posted_at.toISOString(),
});

/** Read without its lock, so that nobody who posts waits; undefined while nothing has happened. */
export async function readHead(dataSource: DataSource): Promise<Head | undefined> {
  const [row] = await dataSource.query<HeadRow[]>(
    `select last_no, encode(hash, 'hex') as hash, posted_at from ledger_head where last_no > 0`,
  );
  return row && headOf(row);
}

/** Whether the log still has a flush that ends with this number and this hash. */
export async function hasHead(dataSource: DataSource, { no, hash }: Head): Promise<boolean> {
  const [row] = await dataSource.query<HeadRow[]>(
    `select last_no, encode(hash, 'hex') as hash, posted_at from flushes
       where first_no <= $1 order by first_no desc limit 1`,
    [no],
  );
  return row !== undefined && headOf(row).no === no && headOf(row).hash === hash;
}
