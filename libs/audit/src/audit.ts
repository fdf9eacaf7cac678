import { currentOrigin } from '@hanout/messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { assertNothingPersonal, type AuditEntry } from './audit-entry';

/** Writes the trail: who did what to what, in the transaction of what was done. */
export class Audit {
  /** Kept when the transaction of `manager` is, gone when it is rolled back. Never fails for its subject's sake. */
  record(manager: EntityManager, entry: AuditEntry): Promise<void> {
    return this.recordAll(manager, [entry]);
  }

  /** Many in one statement, in order. */
  async recordAll(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    for (const { before, after } of entries) [before, after].forEach(assertNothingPersonal);
    const origin = currentOrigin();
    await manager.query(
      `insert into audit_entries
              (entry_id, actor_kind, actor_id, actor_roles, on_behalf_of, operation, subject_kind, subject_id,
               before, after, reason, address, agent_hash, correlation_id)
       select entry_id, actor_kind, actor_id, string_to_array(actor_roles, ','), on_behalf_of, operation, subject_kind,
              subject_id, before::json, after::json, reason, $12, $13, $14
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                     $9::text[], $10::text[], $11::text[])
              as given (entry_id, actor_kind, actor_id, actor_roles, on_behalf_of, operation, subject_kind, subject_id,
                        before, after, reason)`,
      [
        entries.map(() => uuidV7()),
        entries.map(({ by }) => by.kind),
        entries.map(({ by }) => by.id),
        entries.map(({ by }) => ('roles' in by ? by.roles.join(',') : '')),
        entries.map(({ onBehalfOf }) => onBehalfOf ?? null),
        entries.map(({ operation }) => operation),
        entries.map(({ subject }) => subject.kind),
        entries.map(({ subject }) => subject.id),
        entries.map(({ before }) => textOf(before)),
        entries.map(({ after }) => textOf(after)),
        entries.map(({ reason }) => reason ?? null),
        origin.address ?? null,
        origin.agentHash ?? null,
        origin.correlationId ?? null,
      ],
    );
  }
}

function textOf(values: object | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values);
}
