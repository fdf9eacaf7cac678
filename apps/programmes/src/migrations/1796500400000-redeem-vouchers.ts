import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of a voucher: told, redeemed once, or back to the fund. */
export class RedeemVouchers1796500400000 implements MigrationInterface {
  name = 'RedeemVouchers1796500400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table voucher_rules (
        effective_from date primary key,
        rules jsonb not null,
        source text not null
      );

      alter table vouchers
        -- Forgotten once it is told to a phone, and when the voucher comes to its end: its hash is all that stays.
        alter column code_sealed drop not null,
        -- The how many-eth code this is.
        add column code_no integer not null default 1 check (code_no > 0),
        add column wrong_amounts integer not null default 0,
        -- Null: issued before vouchers expired.
        add column expires_at timestamptz,
        -- Told the code, and that it was paid; then forgotten.
        add column phone_sealed bytea,
        add column language text,
        add column told_at timestamptz,
        drop constraint vouchers_state_check,
        add constraint vouchers_state check (state in
          ('issued', 'locked', 'redeeming', 'redeemed', 'returning', 'expired', 'reissuing', 'cancelled')),
        add constraint vouchers_phone_whole check (phone_sealed is null or language is not null);
      create index vouchers_expiring on vouchers (expires_at) where state in ('issued', 'locked');
      create index vouchers_to_tell on vouchers (voucher_id)
        where phone_sealed is not null and (code_sealed is not null or state = 'redeemed');
      create index vouchers_of_household on vouchers (roster_id, idcs);

      -- What the ledger was asked to do with a voucher's money. Its transfer id is worked out of line, kind and number
      -- (src/vouchers/voucher-moves.ts): asked a hundred times, it is done once or refused for ever. A next one begins
      -- only after the answer to the last.
      create table voucher_moves (
        voucher_id bigint not null references vouchers,
        move_no integer not null check (move_no > 0),
        kind text not null check (kind in ('redemption', 'return', 'reissue')),
        state text not null default 'asked' check (state in ('asked', 'posted', 'refused')),
        -- Where a refused one leaves the voucher.
        from_state text not null,
        reason text,
        float_id uuid,
        agent_id uuid,
        agent_code text,
        network text,
        staff_id uuid,
        idempotency_key text,
        request_hash bytea,
        asked_at timestamptz not null default now(),
        answered_at timestamptz,
        primary key (voucher_id, move_no),
        constraint voucher_moves_key unique (float_id, idempotency_key),
        constraint voucher_moves_counter check ((kind = 'redemption') = (float_id is not null and agent_id is not null
          and agent_code is not null and network is not null and idempotency_key is not null and request_hash is not null)),
        constraint voucher_moves_answered check ((state = 'asked') = (answered_at is null)),
        constraint voucher_moves_reason check ((state = 'refused') = (reason is not null))
      );
      create unique index voucher_moves_one_at_a_time on voucher_moves (voucher_id) where state = 'asked';
      -- One redemption for ever.
      create unique index voucher_moves_redeemed_once on voucher_moves (voucher_id)
        where kind = 'redemption' and state <> 'refused';
      create index voucher_moves_asked on voucher_moves (asked_at) where state = 'asked';

      -- Hashes of codes that were replaced: no code is ever good again.
      create table dead_voucher_codes (
        code_hash bytea primary key,
        voucher_id bigint not null references vouchers,
        died_at timestamptz not null default now()
      );

      -- How often agents' counters were wrong lately.
      create table counter_tries (
        counter_id uuid primary key,
        since timestamptz not null,
        tries integer not null check (tries >= 0)
      );
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
