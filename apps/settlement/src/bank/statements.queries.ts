import type { EntityManager } from 'typeorm';
import type { Statement, StatementEntry } from './camt053';

export interface StatementRow {
  statement_id: string;
  reference: string;
  account_number: string;
  day: string;
  currency: string;
  closing_minor: string;
  document_hash: string;
  new_entries: number;
  settled_windows: number;
  breaks: number;
}

export async function findStatement(
  manager: EntityManager,
  { accountNumber, reference }: { accountNumber: string; reference: string },
): Promise<StatementRow | undefined> {
  const rows = await manager.query<StatementRow[]>(
    `select statement_id, reference, account_number, day::text, currency, closing_minor,
            encode(document_hash, 'hex') as document_hash, new_entries, settled_windows, breaks
       from bank_statements where account_number = $1 and reference = $2`,
    [accountNumber, reference],
  );
  return rows[0];
}

/** Whoever comes second waits for the first. @returns false when it is known */
export async function insertStatement(
  manager: EntityManager,
  statement: Statement & { statementId: string; documentHash: string; importedBy: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into bank_statements (statement_id, account_number, reference, day, currency, opening_minor, closing_minor,
                                  document_hash, imported_by)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9) on conflict do nothing returning 1`,
    [
      statement.statementId,
      statement.accountNumber,
      statement.reference,
      statement.day,
      statement.currency,
      statement.openingMinor,
      statement.closingMinor,
      statement.documentHash,
      statement.importedBy,
    ],
  );
  return rows.length === 1;
}

/** What it came to, written once in the transaction that imports it. */
export async function countStatement(
  manager: EntityManager,
  counts: { statementId: string; newEntries: number; settledWindows: number; breaks: number },
): Promise<void> {
  await manager.query(
    `update bank_statements set new_entries = $2, settled_windows = $3, breaks = $4 where statement_id = $1`,
    [counts.statementId, counts.newEntries, counts.settledWindows, counts.breaks],
  );
}

/** Those that no statement has told before. @returns their ids by the bank’s reference */
export async function insertEntries(
  manager: EntityManager,
  { statementId, accountNumber, currency, entries }: Statement & { statementId: string },
): Promise<Map<string, string>> {
  const rows = await manager.query<{ entry_id: string; entry_ref: string }[]>(
    `insert into bank_entries (statement_id, account_number, currency, entry_ref, end_to_end_id, amount_minor, booked_on)
     select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::bigint[], $7::date[])
     on conflict (account_number, entry_ref) do nothing returning entry_id, entry_ref`,
    [
      statementId,
      accountNumber,
      currency,
      entries.map(({ entryRef }) => entryRef),
      entries.map(({ endToEndId }) => endToEndId ?? null),
      entries.map(({ amountMinor }) => amountMinor),
      entries.map(({ bookedOn }) => bookedOn),
    ],
  );
  return new Map(rows.map(({ entry_ref, entry_id }) => [entry_ref, entry_id]));
}

/** Entries that the bank told otherwise before, under the same reference. */
export async function findChanged(
  manager: EntityManager,
  accountNumber: string,
  entries: readonly StatementEntry[],
): Promise<string[]> {
  const rows = await manager.query<{ entry_ref: string }[]>(
    `select t.entry_ref from unnest($2::text[], $3::text[], $4::bigint[]) as t (entry_ref, end_to_end_id, amount_minor)
       join bank_entries e on e.account_number = $1 and e.entry_ref = t.entry_ref
      where e.amount_minor <> t.amount_minor or e.end_to_end_id is distinct from t.end_to_end_id
      order by t.entry_ref`,
    [
      accountNumber,
      entries.map(({ entryRef }) => entryRef),
      entries.map(({ endToEndId }) => endToEndId ?? null),
      entries.map(({ amountMinor }) => amountMinor),
    ],
  );
  return rows.map(({ entry_ref }) => entry_ref);
}
