import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTiers1767225600001 implements MigrationInterface {
  name = 'CreateTiers1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tiers (
        tier smallint not null check (tier between 1 and 3),
        effective_from date not null,
        balance_cap_minor bigint not null check (balance_cap_minor > 0),
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        source text not null check (source <> ''),
        primary key (tier, effective_from)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
