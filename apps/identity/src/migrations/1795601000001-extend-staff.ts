import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom staff work for, and how they come and go. */
export class ExtendStaff1795601000001 implements MigrationInterface {
  name = 'ExtendStaff1795601000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisations (
        organisation_id uuid primary key,
        kind text not null constraint organisations_kind check (kind in ('institution', 'network', 'ministry', 'programme')),
        name text not null constraint organisations_name_unique unique,
        network text constraint organisations_network_unique unique,
        added_at timestamptz not null,
        constraint organisations_network_named check ((kind = 'network') = (network is not null))
      );

      -- person_hash: keyed hash of the identity card; those of the first start have none.
      alter table staff
        add column person_hash bytea constraint staff_person_unique unique
          constraint staff_person_length check (octet_length(person_hash) = 32),
        add column organisation_id uuid constraint staff_organisation references organisations,
        add column state text not null default 'active'
          constraint staff_state check (state in ('invited', 'active', 'suspended', 'left')),
        add column invitation_id uuid,
        add column invited_until timestamptz,
        alter column password_hash drop not null,
        add constraint staff_active_has_password check (state <> 'active' or password_hash is not null),
        add constraint staff_invited_whole
          check ((state = 'invited') = (invitation_id is not null) and (invitation_id is null) = (invited_until is null));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
