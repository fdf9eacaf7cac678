import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStaffAndClients1767225600002 implements MigrationInterface {
  name = 'CreateStaffAndClients1767225600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff (
        staff_id uuid primary key,
        username text not null unique check (username <> ''),
        password_hash text not null,
        roles text[] not null check (cardinality(roles) > 0),
        created_at timestamptz not null
      );

      create table api_clients (
        api_client_id uuid primary key,
        client_id text not null unique check (client_id <> ''),
        secret_hash text not null,
        roles text[] not null check (cardinality(roles) > 0),
        network text,
        created_at timestamptz not null,
        check (not ('network' = any(roles)) or network is not null)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
