import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * New wallets are fitted under their holders' caps a list at a time: row by row had been a third of what an enrolment
 * costs here. Holders still take turns, now once their new rows are written, which others cannot see yet.
 */
export class AllotByLists1796100000001 implements MigrationInterface {
  name = 'AllotByLists1796100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table wallets add constraint wallets_allotted check (allotted_minor >= ceiling_minor);
      -- Each row is opened soon after it is written: room for that on its page spares every index an entry.
      alter table wallets set (fillfactor = 60);

      create function allot_new_ceilings() returns trigger language plpgsql as $$
      begin
        perform 1 from people where person_id in (select person_id from added) order by person_id for no key update;
        if exists (select from added where not exists (
             select from holder_caps where holder_caps.currency = added.currency
                and effective_from <= (now() at time zone 'Africa/Casablanca')::date)) then
          raise exception 'no cap of a holder is in force';
        end if;
        with caps as materialized (
          select distinct on (currency) currency, balance_cap_minor from holder_caps
            where effective_from <= (now() at time zone 'Africa/Casablanca')::date
            order by currency, effective_from desc),
        rooms as (
          select wallet_id, added.wallet_id is not null as is_new,
                 greatest(balance_cap_minor - coalesce(sum(allotted_minor) over earlier, 0), 0) as room_minor
            from (select distinct person_id, network, currency from added) holders
            join wallets using (person_id, network, currency)
            join caps using (currency)
            left join (select wallet_id from added) added using (wallet_id)
          window earlier as (partition by person_id, network, currency order by added.wallet_id is not null, kind
                             rows between unbounded preceding and 1 preceding))
        update wallets set ceiling_minor = room_minor, allotted_minor = room_minor
          from rooms where wallets.wallet_id = rooms.wallet_id and is_new and room_minor < ceiling_minor;
        return null;
      end $$;
      create trigger allot_new_ceilings after insert on wallets
        referencing new table as added for each statement execute function allot_new_ceilings();

      drop trigger allot_ceiling on wallets;
      -- Not when the one above fits a new wallet in: it has counted all.
      create trigger allot_ceiling before update of ceiling_minor on wallets
        for each row when (pg_trigger_depth() = 0) execute function allot_ceiling();
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
