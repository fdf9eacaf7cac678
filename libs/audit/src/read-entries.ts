import {
  AUDIT_PAGE_MAX,
  type AuditActorV1,
  type AuditEntryV1,
  type AuditPageV1,
  type ReadAuditV1,
} from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { ENTRY_COLUMNS, type EntryRow } from './entry-hash';

type StoredEntry = EntryRow & { number: string | null; hash: string | null };

/** A page of the trail, the newest first. */
export async function readEntries(
  manager: Pick<EntityManager, 'query'>,
  { subject, actorId, after }: Omit<ReadAuditV1, 'caller'>,
): Promise<AuditPageV1> {
  const colon = subject?.indexOf(':') ?? -1;
  const [kind, id] = colon < 0 ? [subject, undefined] : [subject!.slice(0, colon), subject!.slice(colon + 1)];
  const rows: StoredEntry[] = await manager.query(
    `select number::text, encode(hash, 'hex') as hash, ${ENTRY_COLUMNS} from audit_entries
      where ($1::text is null or subject_kind = $1) and ($2::text is null or subject_id = $2)
        and ($3::text is null or actor_id = $3) and ($4::uuid is null or audit_entries.entry_id < $4)
      order by audit_entries.entry_id desc limit $5`,
    [kind ?? null, id ?? null, actorId ?? null, after ?? null, AUDIT_PAGE_MAX],
  );
  const last = rows.length === AUDIT_PAGE_MAX ? rows.at(-1) : undefined;
  return { entries: rows.map(entryOf), ...(last && { next: last.entry_id }) };
}

function entryOf(row: StoredEntry): AuditEntryV1 {
  return {
    entryId: row.entry_id,
    ...optional('number', row.number),
    ...optional('hash', row.hash),
    occurredAt: row.occurred_at,
    actor: {
      kind: row.actor_kind as AuditActorV1['kind'],
      id: row.actor_id,
      roles: JSON.parse(row.actor_roles) as string[],
    },
    ...optional('onBehalfOf', row.on_behalf_of),
    operation: row.operation,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    ...optional('before', row.before),
    ...optional('after', row.after),
    ...optional('reason', row.reason),
    ...optional('address', row.address),
    ...optional('agentHash', row.agent_hash),
    ...optional('correlationId', row.correlation_id),
  };
}

function optional<Name extends string>(name: Name, value: string | null): { [key in Name]?: string } {
  return value === null ? {} : ({ [name]: value } as { [key in Name]: string });
}
