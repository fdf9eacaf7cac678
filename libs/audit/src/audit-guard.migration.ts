import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All of an entry but its place. Two rows of them are compared as text, for `json` knows no equality. */
const CONTENT = [
  'entry_id',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'actor_roles',
  'on_behalf_of',
  'operation',
  'subject_kind',
  'subject_id',
  'before::text',
  'after::text',
  'reason',
  'address',
  'agent_hash',
  'correlation_id',
];
const contentOf = (row: 'new' | 'old'): string => CONTENT.map((column) => `${row}.${column}`).join(', ');

/**
 * Whether an update is a sealing is asked where the trigger stands, so that nothing is called for the thousand rows of a
 * sealing: turning each into JSON and comparing them had been half of what it costs.
 */
export class GuardEntries1796100000000 implements MigrationInterface {
  name = 'GuardEntries1796100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger audit_entry_stays on audit_entries;
      create or replace function audit_entry_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'audit entries are neither changed nor removed';
      end $$;
      create trigger audit_entry_stays before update on audit_entries
        for each row when (
          old.number is not null or new.number is null
          or (${contentOf('new')}) is distinct from (${contentOf('old')}))
        execute function audit_entry_stays();
      create trigger audit_entry_remains before delete on audit_entries
        for each row execute function audit_entry_stays();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
