import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepNetworkRefs1796500700001 implements MigrationInterface {
  name = 'KeepNetworkRefs1796500700001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The number that a network has for what went to or came from its own system; also of what no window counts.
      create table network_refs (
        payment_id uuid primary key,
        network_ref text not null check (network_ref <> '')
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
