import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a tier asks for and allows, beside its cap, and what one holder may have in all. A wallet's ceiling is allotted as
 * it is written: the wallets of one holder in one network never get more than his cap together.
 */
export class DescribeTiers1795602000000 implements MigrationInterface {
  name = 'DescribeTiers1795602000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tier_rules (
        tier smallint not null,
        effective_from date not null,
        evidence text[] not null constraint tier_rules_evidence check (cardinality(evidence) > 0),
        cap_basis text not null,
        per_operation_minor bigint not null,
        daily_minor bigint not null,
        monthly_minor bigint not null,
        limits_basis text not null,
        source text not null constraint tier_rules_source check (source <> ''),
        reason text not null constraint tier_rules_reason check (reason <> ''),
        -- The proposal two people agreed on; none for the rules the platform began with.
        proposal_id uuid,
        constraint tier_rules_pkey primary key (tier, effective_from),
        constraint tier_rules_cap foreign key (tier, effective_from) references tiers,
        constraint tier_rules_bases check (cap_basis in ('regulation', 'operator_choice')
          and limits_basis in ('regulation', 'operator_choice')),
        constraint tier_rules_limits check (0 < per_operation_minor and per_operation_minor <= daily_minor
          and daily_minor <= monthly_minor)
      );

      create table holder_caps (
        effective_from date not null,
        currency text not null constraint holder_caps_currency check (currency ~ '^[A-Z]{3}$'),
        balance_cap_minor bigint not null constraint holder_caps_cap check (balance_cap_minor > 0),
        basis text not null constraint holder_caps_basis check (basis in ('regulation', 'operator_choice')),
        source text not null constraint holder_caps_source check (source <> ''),
        constraint holder_caps_pkey primary key (currency, effective_from)
      );
    `);
    await runner.query(ALLOTMENT);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `allotted_minor` is the highest ceiling a wallet has ever had, so never less than what may still be in it: a ceiling
 * that is lowered leaves no room for others. A wallet for which no room is left has a ceiling of zero.
 */
const ALLOTMENT = `
      alter table wallets
        drop constraint wallets_ceiling_minor_check,
        add constraint wallets_ceiling check (ceiling_minor >= 0),
        add column allotted_minor bigint,
        add column tier_version bigint not null default 0;
      update wallets set allotted_minor = ceiling_minor;
      alter table wallets alter column allotted_minor set not null;

      create function allot_ceiling() returns trigger language plpgsql as $$
      declare
        holder_cap bigint;
        others bigint;
      begin
        -- The wallets of one holder take turns; what follows sees what the one before has written.
        perform 1 from people where person_id = new.person_id for no key update;
        select balance_cap_minor into holder_cap from holder_caps
          where currency = new.currency and effective_from <= (now() at time zone 'Africa/Casablanca')::date
          order by effective_from desc limit 1;
        if holder_cap is null then
          raise exception 'no cap of a holder is in force in %', new.currency;
        end if;
        select coalesce(sum(allotted_minor), 0) into others from wallets
          where person_id = new.person_id and network = new.network and currency = new.currency
            and wallet_id <> new.wallet_id;
        new.ceiling_minor := least(new.ceiling_minor, greatest(holder_cap - others, 0));
        if tg_op = 'INSERT' then
          new.allotted_minor := new.ceiling_minor;
        else
          new.allotted_minor := greatest(old.allotted_minor, new.ceiling_minor);
        end if;
        return new;
      end $$;
      create trigger allot_ceiling before insert or update of ceiling_minor on wallets
        for each row execute function allot_ceiling();
`;
