import { createHash } from 'node:crypto';

/** Every column as text, in the order that is hashed; times in UTC to the microsecond. */
export const ENTRY_COLUMNS = `
  entry_id::text, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at,
  actor_kind, actor_id, array_to_json(actor_roles)::text as actor_roles, on_behalf_of, operation, subject_kind,
  subject_id, before::text as before, after::text as after, reason, address, agent_hash, correlation_id`;

export interface EntryRow {
  entry_id: string;
  occurred_at: string;
  actor_kind: string;
  actor_id: string;
  actor_roles: string;
  on_behalf_of: string | null;
  operation: string;
  subject_kind: string;
  subject_id: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  address: string | null;
  agent_hash: string | null;
  correlation_id: string | null;
}

/** What the first entry stands on. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** SHA-256 over the hash before, the number and all columns, as a JSON array: no two contents are written alike. */
export function hashOf(row: EntryRow, number: string, hashBefore: string): string {
  const content = JSON.stringify([
    hashBefore,
    number,
    row.entry_id,
    row.occurred_at,
    row.actor_kind,
    row.actor_id,
    row.actor_roles,
    row.on_behalf_of,
    row.operation,
    row.subject_kind,
    row.subject_id,
    row.before,
    row.after,
    row.reason,
    row.address,
    row.agent_hash,
    row.correlation_id,
  ]);
  return createHash('sha256').update(content).digest('hex');
}
