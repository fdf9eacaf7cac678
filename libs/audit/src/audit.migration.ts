import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GuardEntries1796100000000 } from './audit-guard.migration';

/**
 * The trail of a service. An entry is inserted without a place; the sealing gives it its number and hash, once, and that
 * is the only change the table lets through.
 */
class CreateAudit1795604000000 implements MigrationInterface {
  name = 'CreateAudit1795604000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entries (
        entry_id uuid primary key,
        number bigint constraint audit_number_unique unique constraint audit_number_positive check (number > 0),
        hash bytea constraint audit_hash_length check (octet_length(hash) = 32),
        -- The database's clock, whatever the inserter says.
        occurred_at timestamptz not null,
        actor_kind text not null constraint audit_actor_kind check (actor_kind in ('person', 'staff', 'client', 'system', 'nobody')),
        actor_id text not null,
        actor_roles text[] not null,
        on_behalf_of text,
        operation text not null constraint audit_operation check (operation ~ '^[a-z]+([.-][a-z0-9]+)+$'),
        subject_kind text not null constraint audit_subject_kind check (subject_kind ~ '^[a-z][a-z_-]{0,40}$'),
        subject_id text not null constraint audit_subject_id check (length(subject_id) between 1 and 200),
        -- json and not jsonb: the text that is hashed is the text that was written.
        before json,
        after json,
        reason text,
        address text,
        agent_hash text,
        correlation_id text,
        constraint audit_sealed_whole check ((number is null) = (hash is null))
      );
      create index audit_entries_to_seal on audit_entries (entry_id) where number is null;
      create index audit_entries_subject on audit_entries (subject_kind, subject_id, entry_id);

      create function audit_entry_begins() returns trigger language plpgsql as $$
      begin
        if new.number is not null then
          raise exception 'an audit entry is sealed after it is written';
        end if;
        new.occurred_at := clock_timestamp();
        return new;
      end $$;

      create function audit_entry_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.number is null and new.number is not null
           and (to_jsonb(new) - 'number' - 'hash') = (to_jsonb(old) - 'number' - 'hash') then
          return new;
        end if;
        raise exception 'audit entries are neither changed nor removed';
      end $$;

      create trigger audit_entry_begins before insert on audit_entries
        for each row execute function audit_entry_begins();
      create trigger audit_entry_stays before update or delete on audit_entries
        for each row execute function audit_entry_stays();
      create trigger audit_entries_stay before truncate on audit_entries
        for each statement execute function audit_entry_stays();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Of every service that has a database. */
export const AUDIT_MIGRATIONS = [CreateAudit1795604000000, GuardEntries1796100000000];
