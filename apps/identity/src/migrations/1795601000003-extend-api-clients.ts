import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What narrows an API client, and the secret before, which is good for a while beside the new one. */
export class ExtendApiClients1795601000003 implements MigrationInterface {
  name = 'ExtendApiClients1795601000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_clients
        add column state text not null default 'active' constraint api_clients_state check (state in ('active', 'suspended')),
        add column scopes text[] constraint api_clients_scopes check (cardinality(scopes) > 0),
        add column addresses text[] constraint api_clients_addresses check (cardinality(addresses) > 0),
        add column expires_at timestamptz,
        add column former_secret_hash text,
        add column former_secret_until timestamptz,
        add column last_used_on date,
        add constraint api_clients_former_whole check ((former_secret_hash is null) = (former_secret_until is null));
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
