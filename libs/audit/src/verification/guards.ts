import type { Client } from 'pg';

const GUARDS = ['audit_entry_begins', 'audit_entry_stays', 'audit_entry_remains', 'audit_entries_stay'];

/** @returns the guards of the table that are not there, or do not fire */
export async function missingGuards(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ tgname: string }>(
    `select tgname from pg_trigger
      where tgrelid = 'audit_entries'::regclass and tgenabled in ('O', 'A') and not tgisinternal`,
  );
  const standing = new Set(rows.map(({ tgname }) => tgname));
  return GUARDS.filter((guard) => !standing.has(guard));
}
