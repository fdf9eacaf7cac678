import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one writer of transfers, entries and account totals.
 *
 * Takes transfers in order of arrival and all their legs in one row of arrays, each leg with the ordinal (from 1) of its
 * transfer, in that order. Decides every transfer after the ones before it and answers each; a refused one leaves no
 * trace. Floors and ceilings are judged on the balance after the whole transfer. Accounts are locked in id order, and
 * everything is read after the locks.
 */
const POST_TRANSFERS = `
create function post_transfers(
  p_transfer_ids uuid[], p_kinds text[], p_references text[], p_content_hashes bytea[],
  p_leg_transfers integer[], p_leg_debits uuid[], p_leg_credits uuid[], p_leg_amounts bigint[], p_leg_currencies text[]
) returns table (ordinal integer, outcome text, reason text, posted_at timestamptz)
language plpgsql
-- Plans are cached for arrays of any length, from the first flush on an empty ledger to the millionth: rows are looked
-- up by index (= any), arrays are joined by hash, and never the one by the means of the other.
set enable_seqscan = off
set enable_nestloop = off
as $$
#variable_conflict use_column
declare
  -- What the columns hold, with room for one more amount of 18 digits.
  c_total_max constant bigint := 8000000000000000000;
  -- Decided by the content alone, in order of precedence.
  c_refusals constant text[] := array['unknown_account', 'currency_mismatch', 'same_account', 'account_frozen'];

  -- Accounts, by their place in id order; totals move as transfers are decided.
  v_accounts uuid[];
  v_currencies text[];
  v_frozen boolean[];
  v_floors bigint[];
  v_ceilings bigint[];
  v_debits bigint[];
  v_credits bigint[];

  -- Legs, by their place in the question.
  v_amounts bigint[] := p_leg_amounts;
  v_leg_nos smallint[] := array_fill(null::smallint, array[cardinality(p_leg_amounts)]);
  v_debit_after bigint[] := array_fill(null::bigint, array[cardinality(p_leg_amounts)]);
  v_credit_after bigint[] := v_debit_after;

  -- Transfers, by ordinal; v_posted_as is the ordinal that posted this id in this flush.
  v_hashes bytea[] := p_content_hashes;
  v_outcomes text[] := array_fill(null::text, array[cardinality(p_transfer_ids)]);
  v_reasons text[] := v_outcomes;
  v_times timestamptz[] := array_fill(null::timestamptz, array[cardinality(p_transfer_ids)]);
  v_posted_as integer[] := array_fill(null::integer, array[cardinality(p_transfer_ids)]);

  v_now timestamptz;
  v_transfer record;
  v_reason text;
  v_debit integer;
  v_credit integer;
  v_leg integer;
  v_applied integer;
  -- May be the sum of 16 amounts of 18 digits.
  v_raised numeric;
  v_posted integer := 0;
  v_written integer;
begin
  select array_agg(account_id), array_agg(currency), array_agg(is_frozen), array_agg(floor_minor), array_agg(ceiling_minor),
      array_agg(debits_posted_minor), array_agg(credits_posted_minor), max(last_posted_at)
    into v_accounts, v_currencies, v_frozen, v_floors, v_ceilings, v_debits, v_credits, v_now
    from (select * from accounts where account_id = any(p_leg_debits || p_leg_credits)
          order by account_id for no key update) locked;
  -- The clock is read after the locks and never goes back within an account, so that a statement by time is one by entry.
  v_now := greatest(date_trunc('milliseconds', clock_timestamp()), v_now);

  for v_transfer in
    with account as materialized (
      select * from unnest(v_accounts, v_currencies, v_frozen) with ordinality u(account_id, currency, is_frozen, place)
    ), known as materialized (
      select * from transfers where transfer_id = any(p_transfer_ids)
    ), leg as (
      select l.transfer, l.leg::integer, l.currency, d.place as debit, c.place as credit,
          case when d.place is null or c.place is null then 1
               when d.currency <> l.currency or c.currency <> l.currency then 2
               when l.debit = l.credit then 3
               when d.is_frozen or c.is_frozen then 4 end as refusal
        from unnest(p_leg_transfers, p_leg_debits, p_leg_credits, p_leg_currencies)
          with ordinality l(transfer, debit, credit, currency, leg)
        left join account d on d.account_id = l.debit
        left join account c on c.account_id = l.credit
    ), legs as (
      select transfer, min(leg) as first_leg, count(*)::integer as leg_count,
          least(min(refusal), case when min(currency) <> max(currency) then 2 end) as refusal,
          array_agg(debit order by leg) as debits, array_agg(credit order by leg) as credits
        from leg group by transfer
    )
    select t.ordinal::integer, l.*, k.posted_at as known_at, k.content_hash = t.content_hash as is_same,
        (lag(t.ordinal) over (partition by t.transfer_id order by t.ordinal))::integer as earlier
      from unnest(p_transfer_ids, p_content_hashes) with ordinality t(transfer_id, content_hash, ordinal)
      join legs l on l.transfer = t.ordinal
      left join known k on k.transfer_id = t.transfer_id
      order by t.ordinal
  loop
    v_posted_as[v_transfer.ordinal] := v_posted_as[v_transfer.earlier];

    if v_transfer.known_at is not null then
      v_reason := case when not v_transfer.is_same then 'id_reused' end;
      v_outcomes[v_transfer.ordinal] := 'repeated';
      v_times[v_transfer.ordinal] := v_transfer.known_at;
    elsif v_posted_as[v_transfer.ordinal] is not null then
      v_reason := case when v_hashes[v_posted_as[v_transfer.ordinal]] <> v_hashes[v_transfer.ordinal] then 'id_reused' end;
      v_outcomes[v_transfer.ordinal] := 'repeated';
      v_times[v_transfer.ordinal] := v_now;
    elsif v_transfer.refusal is not null then
      v_reason := c_refusals[v_transfer.refusal];
    else
      v_reason := null;
      v_applied := 0;
      for i in 1 .. v_transfer.leg_count loop
        v_leg := v_transfer.first_leg + i - 1;
        v_debit := v_transfer.debits[i];
        v_credit := v_transfer.credits[i];
        if v_debits[v_debit] > c_total_max or v_credits[v_credit] > c_total_max then
          v_reason := 'balance_ceiling';
          exit;
        end if;
        v_debits[v_debit] := v_debits[v_debit] + v_amounts[v_leg];
        v_credits[v_credit] := v_credits[v_credit] + v_amounts[v_leg];
        v_leg_nos[v_leg] := i;
        v_debit_after[v_leg] := v_credits[v_debit] - v_debits[v_debit];
        v_credit_after[v_leg] := v_credits[v_credit] - v_debits[v_credit];
        v_applied := i;
      end loop;

      for i in 1 .. v_applied loop
        v_debit := v_transfer.debits[i];
        if v_credits[v_debit] - v_debits[v_debit] < v_floors[v_debit] then
          v_reason := 'insufficient_funds';
          exit;
        end if;
        v_credit := v_transfer.credits[i];
        if v_credits[v_credit] - v_debits[v_credit] > v_ceilings[v_credit] then
          -- A cap may have been lowered under a balance: what does not raise it further may pass.
          v_raised := 0;
          for j in 1 .. v_applied loop
            v_leg := v_transfer.first_leg + j - 1;
            if v_transfer.credits[j] = v_credit then v_raised := v_raised + v_amounts[v_leg]; end if;
            if v_transfer.debits[j] = v_credit then v_raised := v_raised - v_amounts[v_leg]; end if;
          end loop;
          if v_raised > 0 then v_reason := 'balance_ceiling'; end if;
        end if;
      end loop;

      if v_reason is null then
        v_outcomes[v_transfer.ordinal] := 'posted';
        v_times[v_transfer.ordinal] := v_now;
        v_posted_as[v_transfer.ordinal] := v_transfer.ordinal;
        v_posted := v_posted + 1;
      else
        for i in 1 .. v_applied loop
          v_debit := v_transfer.debits[i];
          v_credit := v_transfer.credits[i];
          v_leg := v_transfer.first_leg + i - 1;
          v_debits[v_debit] := v_debits[v_debit] - v_amounts[v_leg];
          v_credits[v_credit] := v_credits[v_credit] - v_amounts[v_leg];
        end loop;
      end if;
    end if;

    if v_reason is not null then
      v_outcomes[v_transfer.ordinal] := 'refused';
      v_reasons[v_transfer.ordinal] := v_reason;
      v_times[v_transfer.ordinal] := null;
    end if;
  end loop;

  if array_position(v_outcomes, null) is not null then
    raise exception 'a transfer without legs cannot be decided';
  end if;

  if v_posted > 0 then
    -- Ids in order, so that two flushes with the same ids cannot wait for each other.
    insert into transfers (transfer_id, kind, reference, content_hash, currency, posted_at)
      select t.transfer_id, t.kind, t.reference, t.content_hash, c.currency, v_now
        from unnest(p_transfer_ids, p_kinds, p_references, p_content_hashes, v_outcomes)
          with ordinality t(transfer_id, kind, reference, content_hash, outcome, ordinal)
        join (select distinct on (transfer) transfer, currency
              from unnest(p_leg_transfers, p_leg_currencies) l(transfer, currency) order by transfer) c
          on c.transfer = t.ordinal
        where t.outcome = 'posted'
        order by t.transfer_id
      on conflict do nothing;
    get diagnostics v_written = row_count;
    if v_written <> v_posted then
      raise exception 'another flush has just posted one of these ids; decide again'
        using errcode = 'serialization_failure';
    end if;

    insert into entries (transfer_id, leg_no, account_id, counter_account_id, direction, amount_minor,
        balance_after_minor, posted_at)
      select p_transfer_ids[l.transfer], l.leg_no, side.account_id, side.counter_account_id, side.direction, l.amount,
          side.balance_after, v_now
        from unnest(p_leg_transfers, p_leg_debits, p_leg_credits, p_leg_amounts, v_leg_nos, v_debit_after, v_credit_after)
          with ordinality l(transfer, debit, credit, amount, leg_no, debit_after, credit_after, leg)
        cross join lateral (values
          (1, 'debit', l.debit, l.credit, l.debit_after),
          (2, 'credit', l.credit, l.debit, l.credit_after)
        ) side(place, direction, account_id, counter_account_id, balance_after)
        where v_outcomes[l.transfer] = 'posted'
        order by l.leg, side.place;

    update accounts a
      set debits_posted_minor = n.debits, credits_posted_minor = n.credits, last_posted_at = v_now
      from unnest(v_accounts, v_debits, v_credits) n(account_id, debits, credits)
      where a.account_id = any(v_accounts) and a.account_id = n.account_id
        and (a.debits_posted_minor <> n.debits or a.credits_posted_minor <> n.credits);
  end if;

  return query
    select o.ordinal::integer, o.outcome, o.reason, o.posted_at
      from unnest(v_outcomes, v_reasons, v_times) with ordinality o(outcome, reason, posted_at, ordinal)
      order by o.ordinal;
end $$
`;

export class PostTransfers1767225720000 implements MigrationInterface {
  readonly name = 'PostTransfers1767225720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POST_TRANSFERS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
