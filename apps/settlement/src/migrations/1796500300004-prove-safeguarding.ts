import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProveSafeguarding1796500300004 implements MigrationInterface {
  name = 'ProveSafeguarding1796500300004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the ledger said soon after the end of a day, and the bank of that day when its statement is there.
      create table safeguarding_proofs (
        day date not null,
        currency char(3) not null,
        customers_minor numeric(28) not null,
        positions_minor numeric(28) not null,
        others_minor numeric(28) not null,
        read_at timestamptz not null,
        bank_minor bigint,
        in_transit_minor numeric(28),
        unexplained_minor numeric(28) generated always as
          (bank_minor - customers_minor - positions_minor - others_minor - in_transit_minor) stored,
        primary key (day, currency),
        constraint safeguarding_proofs_whole check ((bank_minor is null) = (in_transit_minor is null))
      );

      create function proof_is_made_once() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.bank_minor is null then return new; end if;
        raise exception 'a proof is made once and never changed' using errcode = 'restrict_violation';
      end $$;
      create trigger proof_is_made_once before update or delete on safeguarding_proofs
        for each row execute function proof_is_made_once();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
