import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is collected of fees is shared out among those whose it is. Parts are 1/10,000 of the minor unit. */
export class ShareOutFees1796000000001 implements MigrationInterface {
  name = 'ShareOutFees1796000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What of it is on bills, as of the accruals they sum to.
      alter table accrual_shares add column billed numeric(28) not null default 0;

      -- What of what is carried to the next bill of a wallet is whose: sums to billed_wallets.carried.
      create table carried_shares (
        wallet_id uuid not null references billed_wallets,
        party text not null,
        parts numeric(28) not null,
        primary key (wallet_id, party)
      );
      -- Whose a bill is: sums to its amount.
      create table bill_shares (
        bill_id uuid not null references bills,
        party text not null,
        parts numeric(28) not null check (parts > 0),
        primary key (bill_id, party)
      );

      -- Of fees posted with payments and of bills, on a day of Casablanca; below zero where more went back.
      create table collected_shares (
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        day date not null,
        party text not null,
        parts numeric(28) not null,
        shared numeric(28) not null default 0,
        primary key (currency, day, party)
      );
      create index collected_to_share on collected_shares (currency, day) where parts <> shared;

      create table share_parties (
        currency text not null check (currency ~ '^[A-Z]{3}$'),
        party text not null,
        -- Below zero: it has had a part of a minor unit before it was its turn.
        carried numeric(28) not null default 0,
        primary key (currency, party)
      );

      create table share_outs (
        share_out_id uuid primary key,
        currency text not null,
        day date not null,
        state text not null default 'asked' check (state in ('asked', 'posted', 'refused')),
        failure text,
        ask_again_at timestamptz,
        tries integer not null default 0,
        created_at timestamptz not null default now(),
        posted_at timestamptz,
        unique (currency, day),
        constraint share_outs_answered check (
          (state = 'asked') = (ask_again_at is not null)
          and (state = 'posted') = (posted_at is not null)
          and (state = 'refused') = (failure is not null)
        )
      );
      create index share_outs_to_ask on share_outs (ask_again_at) where ask_again_at is not null;

      create table share_out_amounts (
        share_out_id uuid not null references share_outs,
        party text not null,
        -- Below zero: it gives back.
        amount_minor bigint not null check (amount_minor <> 0),
        primary key (share_out_id, party)
      );

      -- What nobody was named for is the platform's, as it is from now on.
      insert into accrual_shares as stored (wallet_id, day, party, parts)
      select a.wallet_id, a.day, 'platform', a.parts - coalesce(sum(s.parts), 0)
        from accruals a left join accrual_shares s using (wallet_id, day)
       group by a.wallet_id, a.day having a.parts <> coalesce(sum(s.parts), 0)
      on conflict (wallet_id, day, party) do update set parts = stored.parts + excluded.parts;
      -- What was billed before is not shared out; of a day that was billed in part all had their part of it.
      update accrual_shares s set billed = trunc(s.parts * a.billed / a.parts)
        from accruals a where a.wallet_id = s.wallet_id and a.day = s.day and a.parts <> 0;
      insert into accrual_shares as stored (wallet_id, day, party, parts, billed)
      select a.wallet_id, a.day, 'platform', 0, a.billed - coalesce(sum(s.billed), 0)
        from accruals a left join accrual_shares s using (wallet_id, day)
       group by a.wallet_id, a.day having a.billed <> coalesce(sum(s.billed), 0)
      on conflict (wallet_id, day, party) do update set billed = stored.billed + excluded.billed;
      insert into carried_shares select wallet_id, 'platform', carried from billed_wallets;
      insert into bill_shares select bill_id, 'platform', amount_minor * 10000 from bills where state = 'asked';

      create index accrual_shares_to_bill on accrual_shares (wallet_id, day) where parts <> billed;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
