import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one writer of transfers: everything that moves or holds money.
 *
 * Takes transfers in order of arrival, and all their legs in one row of arrays in the same order (`p_leg_counts` says how
 * many are whose; kinds of transfers, expiries and links may be null where all are plain posts, end never or are linked
 * with nothing). Decides every transfer after the ones before it, remembers every answer, and writes decisions, legs,
 * holds, account totals and the chain in one commit. Holding the head, it is alone; accounts are locked in id order
 * beside it, so that a hand at the database cannot come between reading and writing.
 *
 * - Bounds are judged on the balance after the whole transfer: the floor on what is available (credits − debits − debits
 *   held), the ceiling on what may come (credits + credits held − debits). A cap that was lowered under a balance lets it
 *   go down, not up.
 * - `post_hold` without legs posts all that is held; with legs a part of it (legs of the hold, in their order, some
 *   smaller or left out) and sets the rest free. `void_hold` sets all free. What was held before an account was frozen
 *   may still be settled.
 * - `reverse` posts the legs of another transfer backwards, from the last to the first.
 * - Linked transfers are all done or none; one that was asked for before fails those that were not.
 */
export class DecideTransfers1795478580000 implements MigrationInterface {
  readonly name = 'DecideTransfers1795478580000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POSTING_REFUSALS);
    await runner.query(READ_TARGETS);
    await runner.query(POST_TRANSFERS);
    await runner.query(EXPIRE_HOLDS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** The public list, in order of precedence; `POSTING_REFUSALS` of the contracts says the same, and a test compares. */
const POSTING_REFUSALS = `
create function posting_refusals() returns text[] language sql immutable parallel safe as $$
  select array['id_reused', 'amount_invalid', 'unknown_account', 'currency_mismatch', 'same_account', 'hold_unknown',
    'hold_settled', 'hold_expired', 'hold_exceeded', 'transfer_unknown', 'transfer_reversed', 'account_closed',
    'account_frozen', 'insufficient_funds', 'balance_ceiling', 'linked_refused']
$$
`;

/**
 * Holds to settle and transfers to reverse that earlier flushes wrote, each with its legs. The state is that of a hold
 * (held, posted, voided, expired), or done, reversed, reversal or refused. Legs follow the number of their transfer.
 */
export const READ_TARGETS = `
create or replace function read_targets(p_ids uuid[]) returns table (
  transfer_id uuid, state text, expires_at timestamptz,
  debits uuid[], credits uuid[], amounts bigint[], currencies text[]
)
language sql stable
-- Settings of its own keep it out of its caller's plan, which joins by hash: all accounts were read for each target.
-- Each row is looked up by its key, and offset 0 keeps it from being joined otherwise: a plan made when there were few
-- holds, and kept, read all of them for each flush.
set enable_nestloop = on
set plan_cache_mode = force_generic_plan
as $$
  select d.transfer_id,
      case when d.reason is not null then 'refused' when h.state is not null then h.state
           when r.no is not null then 'reversed' when v.no is not null then 'reversal' else 'done' end,
      h.expires_at, l.debits, l.credits, l.amounts, l.currencies
    from decisions d
    left join lateral (select * from holds where transfer_id = d.transfer_id offset 0) h on true
    left join lateral (select * from reversals where original_id = d.transfer_id offset 0) r on true
    left join lateral (select * from reversals where no = d.no offset 0) v on true
    left join lateral (
      select array_agg(a.account_id order by x.no) as debits, array_agg(b.account_id order by x.no) as credits,
          array_agg(x.amount_minor order by x.no) as amounts, array_agg(a.currency order by x.no) as currencies
        from (select no, debit_no, credit_no, amount_minor from legs
                where no between d.no and d.no + 16 and transfer_id = d.transfer_id and h.state is null
              union all
              select no, debit_no, credit_no, amount_minor from hold_legs
                where no between d.no and d.no + 16 and transfer_id = d.transfer_id) x
        cross join lateral (select * from accounts where account_no = x.debit_no offset 0) a
        cross join lateral (select * from accounts where account_no = x.credit_no offset 0) b
    ) l on true
    where d.transfer_id = any(p_ids)
$$
`;

/** What `post_transfers` writes to the log; each returns a number and a line of the chain for every row. */
const DECISIONS = `
  insert into decisions (transfer_id, no, content_hash, reason, posted_at)
    select id, no, hash, c_refusals[reason], v_now
      from unnest(p_ids, p_hashes, v_nos_decided, v_reasons) d(id, hash, no, reason)
      where no is not null
    returning no, decision_line(decisions) as line
`;

const LEGS = `
  insert into legs (no, transfer_id, debit_no, credit_no, amount_minor, debit_after_minor, credit_after_minor, posted_at,
      leg_no, kind, reference)
    select m.no, p_ids[m.ordinal], v_nos[m.debit], v_nos[m.credit], m.amount, m.debit_after, m.credit_after, v_now,
        m.leg, p_kinds[m.ordinal], p_references[m.ordinal]
      from unnest(v_move_tags, v_move_nos, v_move_ordinals, v_move_legs, v_move_debits, v_move_credits, v_move_amounts,
          v_move_debits_after, v_move_credits_after)
        with ordinality m(tag, no, ordinal, leg, debit, credit, amount, debit_after, credit_after, place)
      where m.place <= v_moves and m.tag = 'L'
    returning no, leg_line(legs) as line
`;

const HOLD_LEGS = `
  insert into hold_legs (no, transfer_id, leg_no, debit_no, credit_no, amount_minor, kind, reference, expires_at,
      posted_at)
    select m.no, p_ids[m.ordinal], m.leg, v_nos[m.debit], v_nos[m.credit], m.amount, p_kinds[m.ordinal],
        p_references[m.ordinal], v_expires[m.ordinal], v_now
      from unnest(v_move_tags, v_move_nos, v_move_ordinals, v_move_legs, v_move_debits, v_move_credits, v_move_amounts)
        with ordinality m(tag, no, ordinal, leg, debit, credit, amount, place)
      where m.place <= v_moves and m.tag = 'H'
    returning no, hold_leg_line(hold_legs) as line
`;

const HOLD_ENDS = `
  insert into hold_ends (no, hold_id, transfer_id, ending, posted_at)
    select no, target, id, case type when 'post_hold' then 'posted' else 'voided' end, v_now
      from unnest(p_ids, p_types, p_targets, v_nos_decided, v_outcomes) e(id, type, target, no, outcome)
      where outcome = 'posted' and type in ('post_hold', 'void_hold')
    returning no, hold_end_line(hold_ends) as line
`;

const REVERSALS = `
  insert into reversals (original_id, reversal_id, no)
    select target, id, no from unnest(p_ids, p_types, p_targets, v_nos_decided, v_outcomes) r(id, type, target, no, outcome)
      where outcome = 'posted' and type = 'reverse'
    returning no, reversal_line(reversals) as line
`;

/** One statement that writes all of these and leaves their lines, in the order of the log, in `v_lines`. */
function writing(...inserts: string[]): string {
  const parts = inserts.map((insert, index) => ({ name: `written_${index}`, insert }));
  return `with ${parts.map(({ name, insert }) => `${name} as (${insert})`).join(', ')}
    select string_agg(line, E'\\n' order by no, line collate "C") into v_lines
      from (${parts.map(({ name }) => `select * from ${name}`).join(' union all ')}) written`;
}

export const POST_TRANSFERS = `
create or replace function post_transfers(
  p_ids uuid[], p_types text[], p_kinds text[], p_references text[], p_hashes bytea[], p_targets uuid[],
  p_expiries integer[], p_links boolean[], p_leg_counts integer[],
  p_leg_debits uuid[], p_leg_credits uuid[], p_leg_amounts bigint[], p_leg_currencies text[]
) returns table (ordinal integer, outcome text, reason text, posted_at timestamptz)
language plpgsql
set timezone = 'UTC'
-- Plans are cached for arrays of any length, from the first flush on an empty ledger to the millionth: rows are looked
-- up by index (= any), arrays are joined by hash, and never the one by the means of the other.
set enable_seqscan = off
set enable_nestloop = off
-- Planning again for each flush cost a fifth of the time of a small one.
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  c_month constant bigint := 10000000000000;
  -- What the columns hold, with room for one more amount of 18 digits.
  c_total_max constant bigint := 8000000000000000000;
  c_refusals constant text[] := posting_refusals();
  c_exceeded constant integer := array_position(c_refusals, 'hold_exceeded');
  c_frozen constant integer := array_position(c_refusals, 'account_frozen');
  c_funds constant integer := array_position(c_refusals, 'insufficient_funds');
  c_ceiling constant integer := array_position(c_refusals, 'balance_ceiling');
  c_linked constant integer := array_position(c_refusals, 'linked_refused');

  v_begin_no bigint;
  v_now timestamptz;
  v_count constant integer := cardinality(p_ids);

  -- What became of each target of a settlement or reversal: by ordinal those of this flush, by count + place those that
  -- an earlier one wrote. Their legs stand behind the question's own.
  v_target_ids uuid[] := '{}';
  v_states text[] := array_fill(null::text, array[v_count]);
  v_expires timestamptz[] := array_fill(null::timestamptz, array[v_count]);
  v_firsts integer[] := array_fill(null::integer, array[v_count]);
  v_counts integer[] := p_leg_counts;

  -- Legs, by their place in the question; accounts as places in id order.
  v_leg_debits uuid[] := p_leg_debits;
  v_leg_credits uuid[] := p_leg_credits;
  v_amounts bigint[] := p_leg_amounts;
  v_currencies text[] := p_leg_currencies;
  v_debit_places integer[];
  v_credit_places integer[];
  v_leg_refusals integer[];

  -- Accounts, by place; totals move as transfers are decided.
  v_tids tid[];
  v_nos bigint[];
  v_accounts uuid[];
  v_account_currencies text[];
  v_account_statuses text[];
  v_floors bigint[];
  v_ceilings bigint[];
  v_debits bigint[];
  v_credits bigint[];
  v_debits_held bigint[];
  v_credits_held bigint[];
  v_oldest_no bigint;

  -- Moves, in the order they are made and undone from the end: L a leg, H a leg held, F a leg of a hold set free.
  v_moves integer := 0;
  v_move_tags text[] := '{}';
  v_move_nos bigint[] := '{}';
  v_move_ordinals integer[] := '{}';
  v_move_legs integer[] := '{}';
  v_move_debits integer[] := '{}';
  v_move_credits integer[] := '{}';
  v_move_amounts bigint[] := '{}';
  v_move_debits_after bigint[] := '{}';
  v_move_credits_after bigint[] := '{}';

  -- Answers, by ordinal: the number of the decision, and why not.
  v_nos_decided bigint[] := array_fill(null::bigint, array[v_count]);
  v_reasons integer[] := array_fill(null::integer, array[v_count]);
  v_outcomes text[] := array_fill(null::text, array[v_count]);
  v_known_reasons text[] := v_outcomes;
  v_times timestamptz[] := v_expires;
  v_twins integer[] := v_firsts;

  -- The chain of linked transfers that is being decided; most are one transfer long.
  v_chain_first integer;
  v_chain_moves integer;
  v_chain_no bigint;
  v_chain_is_refused boolean;
  v_chain_has_known boolean;
  v_chain_has_fresh boolean;
  v_chain_targets integer[] := '{}';
  v_chain_states text[] := '{}';
  v_is_linked boolean := false;

  v_transfer record;
  v_next_no bigint;
  v_first_no bigint;
  v_own_leg integer := 1;
  v_rank integer;
  v_mark integer;
  v_from integer;
  v_to integer;
  v_step integer;
  v_leg integer;
  v_leg_no integer;
  v_held integer;
  v_debit integer;
  v_credit integer;
  v_amount bigint;
  v_raised numeric;
  v_has_others boolean := false;
  v_lines text;
begin
  select b.last_no, b.at into v_begin_no, v_now from begin_flush() b;
  v_next_no := v_begin_no;

  if p_targets is not null then
    for v_transfer in select * from read_targets(p_targets) loop
      v_target_ids := v_target_ids || v_transfer.transfer_id;
      v_states := v_states || v_transfer.state;
      v_expires := v_expires || v_transfer.expires_at;
      v_firsts := v_firsts || cardinality(v_amounts) + 1;
      v_counts := v_counts || coalesce(cardinality(v_transfer.amounts), 0);
      v_leg_debits := v_leg_debits || v_transfer.debits;
      v_leg_credits := v_leg_credits || v_transfer.credits;
      v_amounts := v_amounts || v_transfer.amounts;
      v_currencies := v_currencies || v_transfer.currencies;
    end loop;
  end if;

  select array_agg(tid), array_agg(account_no), array_agg(account_id), array_agg(currency), array_agg(status),
      array_agg(floor_minor), array_agg(ceiling_minor), array_agg(debits_posted_minor), array_agg(credits_posted_minor),
      array_agg(debits_pending_minor), array_agg(credits_pending_minor), min(nullif(last_no, 0))
    into v_tids, v_nos, v_accounts, v_account_currencies, v_account_statuses, v_floors, v_ceilings, v_debits, v_credits,
      v_debits_held, v_credits_held, v_oldest_no
    from (select ctid as tid, * from accounts where account_id = any(v_leg_debits || v_leg_credits)
          order by account_id for no key update) locked;

  with account as materialized (
    select * from unnest(v_accounts, v_account_currencies, v_account_statuses)
      with ordinality u(account_id, currency, status, place)
  )
  select array_agg(d.place order by l.leg), array_agg(c.place order by l.leg),
      array_agg(array_position(c_refusals, case
        when l.amount <= 0 or l.amount is null then 'amount_invalid'
        when d.place is null or c.place is null then 'unknown_account'
        when d.currency <> l.currency or c.currency <> l.currency then 'currency_mismatch'
        when d.place = c.place then 'same_account'
        when d.status = 'closed' or c.status = 'closed' then 'account_closed'
        when d.status = 'frozen' or c.status = 'frozen' then 'account_frozen' end) order by l.leg)
    into v_debit_places, v_credit_places, v_leg_refusals
    from unnest(v_leg_debits, v_leg_credits, v_amounts, v_currencies)
      with ordinality l(debit, credit, amount, currency, leg)
    left join account d on d.account_id = l.debit
    left join account c on c.account_id = l.credit;

  for v_transfer in
    with known as materialized (
      select * from decisions where transfer_id = any(p_ids)
    ), asked as (
      select transfer_id, coalesce(type, 'post') as type, content_hash, target_id, coalesce(is_linked, false) as is_linked,
          leg_count, ordinal, min(ordinal) over (partition by transfer_id)::integer as first_ordinal
        from unnest(p_ids, p_types, p_hashes, p_targets, p_links, p_leg_counts)
          with ordinality q(transfer_id, type, content_hash, target_id, is_linked, leg_count, ordinal)
    ), target as (
      select transfer_id, (v_count + place)::integer as place
        from unnest(v_target_ids) with ordinality t(transfer_id, place)
      union all
      select transfer_id, first_ordinal from asked
        where p_targets is not null and ordinal = first_ordinal
          and not exists (select from unnest(v_target_ids) t(id) where t.id = asked.transfer_id)
    )
    select a.ordinal::integer, a.first_ordinal, a.type, a.is_linked, a.leg_count, t.place as target,
        k.no as known_no, k.reason as known_reason, k.posted_at as known_at, k.content_hash = a.content_hash as is_same
      from asked a
      left join known k on k.transfer_id = a.transfer_id
      left join target t on t.transfer_id = a.target_id
      order by a.ordinal
  loop
    if not v_is_linked then
      v_chain_first := v_transfer.ordinal;
      v_chain_moves := v_moves;
      v_chain_no := v_next_no;
      v_chain_is_refused := false;
      v_chain_has_known := false;
      v_chain_has_fresh := false;
      v_chain_targets := '{}';
      v_chain_states := '{}';
    end if;
    v_is_linked := v_transfer.is_linked;
    v_from := v_own_leg;
    v_to := v_own_leg + v_transfer.leg_count - 1;
    v_own_leg := v_to + 1;
    v_firsts[v_transfer.ordinal] := v_from;

    if v_transfer.known_no is not null then
      v_chain_has_known := true;
      v_times[v_transfer.ordinal] := v_transfer.known_at;
      v_known_reasons[v_transfer.ordinal] :=
        case when v_transfer.is_same then v_transfer.known_reason else 'id_reused' end;
      v_outcomes[v_transfer.ordinal] :=
        case when v_known_reasons[v_transfer.ordinal] is null then 'repeated' else 'refused' end;
    elsif v_transfer.first_ordinal <> v_transfer.ordinal then
      v_chain_has_known := true;
      v_twins[v_transfer.ordinal] := v_transfer.first_ordinal;
    else
      v_chain_has_fresh := true;
      v_rank := case when v_chain_is_refused then c_linked end;
      v_mark := v_moves;
      v_first_no := v_next_no + 1;
      v_step := 1;

      -- What its own legs say before anything moves.
      for i in v_from .. v_to loop
        v_rank := least(v_rank, case when v_transfer.type <> 'post_hold' or v_leg_refusals[i] <> c_frozen
          then v_leg_refusals[i] end);
        if i > v_from and v_currencies[i] <> v_currencies[v_from] then
          v_rank := least(v_rank, array_position(c_refusals, 'currency_mismatch'));
        end if;
      end loop;

      if v_transfer.type in ('post_hold', 'void_hold') then
        v_rank := least(v_rank, array_position(c_refusals, case
          when v_states[v_transfer.target] in ('posted', 'voided') then 'hold_settled'
          when v_states[v_transfer.target] = 'expired' or v_expires[v_transfer.target] <= v_now then 'hold_expired'
          when v_states[v_transfer.target] is distinct from 'held' then 'hold_unknown' end));
        v_next_no := v_next_no + 1;
        if v_rank is null or v_rank > c_exceeded then
          v_leg := v_firsts[v_transfer.target];
          v_held := v_leg + v_counts[v_transfer.target] - 1;
          if v_transfer.leg_count > 0 then
            -- A part of it: each of its legs is one of the hold's, in their order, and not more than was held.
            for i in v_from .. v_to loop
              while v_leg <= v_held and (v_debit_places[v_leg] <> v_debit_places[i]
                  or v_credit_places[v_leg] <> v_credit_places[i] or v_amounts[v_leg] < v_amounts[i]) loop
                v_leg := v_leg + 1;
              end loop;
              if v_leg > v_held then v_rank := c_exceeded; end if;
              v_leg := v_leg + 1;
            end loop;
          elsif v_transfer.type = 'post_hold' then
            v_from := v_leg;
            v_to := v_held;
          end if;
        end if;
        if v_rank is null then
          for i in v_firsts[v_transfer.target] .. v_held loop
            v_debit := v_debit_places[i];
            v_credit := v_credit_places[i];
            v_debits_held[v_debit] := v_debits_held[v_debit] - v_amounts[i];
            v_credits_held[v_credit] := v_credits_held[v_credit] - v_amounts[i];
            v_moves := v_moves + 1;
            -- Every array gets an item: one that began later would be read from its own first item on.
            v_move_tags[v_moves] := 'F';
            v_move_nos[v_moves] := null;
            v_move_ordinals[v_moves] := v_transfer.ordinal;
            v_move_legs[v_moves] := null;
            v_move_debits_after[v_moves] := null;
            v_move_credits_after[v_moves] := null;
            v_move_debits[v_moves] := v_debit;
            v_move_credits[v_moves] := v_credit;
            v_move_amounts[v_moves] := v_amounts[i];
          end loop;
          v_chain_targets := v_chain_targets || v_transfer.target;
          v_chain_states := v_chain_states || v_states[v_transfer.target];
          v_states[v_transfer.target] := case v_transfer.type when 'post_hold' then 'posted' else 'voided' end;
        end if;
      elsif v_transfer.type = 'reverse' then
        v_rank := least(v_rank, array_position(c_refusals, case v_states[v_transfer.target]
          when 'done' then null when 'reversed' then 'transfer_reversed' else 'transfer_unknown' end));
        if v_transfer.target is null or v_counts[v_transfer.target] = 0 then
          v_rank := least(v_rank, array_position(c_refusals, 'transfer_unknown'));
        end if;
        if v_rank is null or v_rank = c_linked then
          v_from := v_firsts[v_transfer.target] + v_counts[v_transfer.target] - 1;
          v_to := v_firsts[v_transfer.target];
          v_step := -1;
          for i in v_to .. v_from loop
            v_rank := least(v_rank, v_leg_refusals[i]);
          end loop;
        end if;
      elsif v_transfer.leg_count = 0 then
        raise exception 'a transfer without legs cannot be decided';
      end if;

      if v_rank is null then
        v_leg := v_from;
        v_leg_no := 0;
        while v_step * (v_to - v_leg) >= 0 loop
          v_debit := case v_step when 1 then v_debit_places[v_leg] else v_credit_places[v_leg] end;
          v_credit := case v_step when 1 then v_credit_places[v_leg] else v_debit_places[v_leg] end;
          v_amount := v_amounts[v_leg];
          v_leg := v_leg + v_step;
          if (v_debits[v_debit] + v_debits_held[v_debit] > c_total_max
              or v_credits[v_credit] + v_credits_held[v_credit] > c_total_max) and v_transfer.type <> 'post_hold' then
            v_rank := c_ceiling;
            exit;
          end if;
          v_moves := v_moves + 1;
          v_leg_no := v_leg_no + 1;
          v_next_no := v_next_no + 1;
          if v_transfer.type = 'hold' then
            v_move_tags[v_moves] := 'H';
            v_debits_held[v_debit] := v_debits_held[v_debit] + v_amount;
            v_credits_held[v_credit] := v_credits_held[v_credit] + v_amount;
          else
            v_move_tags[v_moves] := 'L';
            v_debits[v_debit] := v_debits[v_debit] + v_amount;
            v_credits[v_credit] := v_credits[v_credit] + v_amount;
          end if;
          v_move_nos[v_moves] := v_next_no;
          v_move_ordinals[v_moves] := v_transfer.ordinal;
          v_move_legs[v_moves] := v_leg_no;
          v_move_debits[v_moves] := v_debit;
          v_move_credits[v_moves] := v_credit;
          v_move_amounts[v_moves] := v_amount;
          v_move_debits_after[v_moves] := v_credits[v_debit] - v_debits[v_debit];
          v_move_credits_after[v_moves] := v_credits[v_credit] - v_debits[v_credit];
        end loop;

        -- Settling a hold moves what is already counted: neither bound can be crossed by it.
        if v_transfer.type not in ('post_hold', 'void_hold') then
          for i in v_mark + 1 .. v_moves loop
            v_debit := v_move_debits[i];
            if v_credits[v_debit] - v_debits[v_debit] - v_debits_held[v_debit] < v_floors[v_debit] then
              v_rank := c_funds;
              exit;
            end if;
            v_credit := v_move_credits[i];
            if v_credits[v_credit] + v_credits_held[v_credit] - v_debits[v_credit] > v_ceilings[v_credit] then
              v_raised := 0;
              for j in v_mark + 1 .. v_moves loop
                if v_move_credits[j] = v_credit then v_raised := v_raised + v_move_amounts[j]; end if;
                if v_move_debits[j] = v_credit and v_move_tags[j] = 'L' then
                  v_raised := v_raised - v_move_amounts[j];
                end if;
              end loop;
              if v_raised > 0 then v_rank := c_ceiling; end if;
            end if;
          end loop;
        end if;
      end if;

      if v_rank is null then
        v_nos_decided[v_transfer.ordinal] := v_first_no;
        v_outcomes[v_transfer.ordinal] := 'posted';
        v_times[v_transfer.ordinal] := v_now;
        if v_transfer.type <> 'post' then v_has_others := true; end if;
        if p_targets is not null then
          if v_transfer.type = 'reverse' then
            v_chain_targets := v_chain_targets || v_transfer.target;
            v_chain_states := v_chain_states || v_states[v_transfer.target];
            v_states[v_transfer.target] := 'reversed';
          end if;
          -- What a later one of this flush may settle or reverse.
          v_states[v_transfer.ordinal] := case v_transfer.type when 'hold' then 'held' when 'reverse' then 'reversal' else 'done' end;
          v_firsts[v_transfer.ordinal] := v_from;
          v_counts[v_transfer.ordinal] := v_leg_no;
        end if;
        if v_transfer.type = 'hold' then
          v_expires[v_transfer.ordinal] := v_now + make_interval(secs => p_expiries[v_transfer.ordinal]);
        end if;
      else
        v_reasons[v_transfer.ordinal] := v_rank;
        v_chain_is_refused := true;
      end if;
    end if;

    if (not v_is_linked or v_transfer.ordinal = v_count)
        and (v_chain_is_refused or v_chain_has_known and v_chain_has_fresh) then
      for i in reverse v_moves .. v_chain_moves + 1 loop
        v_debit := v_move_debits[i];
        v_credit := v_move_credits[i];
        v_amount := v_move_amounts[i];
        if v_move_tags[i] = 'L' then
          v_debits[v_debit] := v_debits[v_debit] - v_amount;
          v_credits[v_credit] := v_credits[v_credit] - v_amount;
        else
          if v_move_tags[i] = 'F' then v_amount := -v_amount; end if;
          v_debits_held[v_debit] := v_debits_held[v_debit] - v_amount;
          v_credits_held[v_credit] := v_credits_held[v_credit] - v_amount;
        end if;
      end loop;
      for i in reverse cardinality(v_chain_targets) .. 1 loop
        v_states[v_chain_targets[i]] := v_chain_states[i];
      end loop;
      v_moves := v_chain_moves;
      v_next_no := v_chain_no;
      for i in v_chain_first .. v_transfer.ordinal loop
        if v_twins[i] is null and coalesce(v_outcomes[i], 'posted') = 'posted' then
          v_next_no := v_next_no + 1;
          v_nos_decided[i] := v_next_no;
          v_reasons[i] := coalesce(v_reasons[i], c_linked);
          v_outcomes[i] := 'refused';
          v_times[i] := null;
          v_states[i] := 'refused';
        end if;
      end loop;
    end if;
  end loop;

  if v_next_no > v_begin_no then
    if v_has_others then
      ${writing(DECISIONS, LEGS, HOLD_LEGS, HOLD_ENDS, REVERSALS)};
      insert into holds (transfer_id, no, expires_at)
        select id, no, expires_at
          from unnest(p_ids, p_types, v_nos_decided, v_outcomes, v_expires[1:v_count]) h(id, type, no, outcome, expires_at)
          where outcome = 'posted' and type = 'hold';
      update holds h set state = e.ending, ended_no = e.no
        from (select * from hold_ends where no > v_begin_no and no <= v_next_no) e
        where h.transfer_id = any(p_targets) and h.transfer_id = e.hold_id;
    else
      ${writing(DECISIONS, LEGS)};
    end if;

    if v_oldest_no / c_month < v_next_no / c_month then
      insert into month_balances (account_no, month, debits_posted_minor, credits_posted_minor)
        select account_no, last_no / c_month, debits_posted_minor, credits_posted_minor from accounts
          where account_id = any(v_accounts) and last_no > 0 and last_no / c_month < v_next_no / c_month
        on conflict do nothing;
    end if;

    update accounts a
      set debits_posted_minor = n.debits, credits_posted_minor = n.credits, debits_pending_minor = n.debits_held,
        credits_pending_minor = n.credits_held, last_no = case
          when a.debits_posted_minor <> n.debits or a.credits_posted_minor <> n.credits then v_next_no else a.last_no end
      from unnest(v_tids, v_debits, v_credits, v_debits_held, v_credits_held) n(tid, debits, credits, debits_held, credits_held)
      -- All places in one scan: with the join alone, each began a scan of its own and asked how long the table is. By
      -- number, a plan made when accounts were few read all of them through their key.
      where a.ctid = any(v_tids) and a.ctid = n.tid
        and (a.debits_posted_minor <> n.debits or a.credits_posted_minor <> n.credits
          or a.debits_pending_minor <> n.debits_held or a.credits_pending_minor <> n.credits_held);
    perform end_flush(v_begin_no + 1, v_next_no, v_now, v_lines);
  end if;

  -- The same id twice in one question: the second answer is that of the first.
  return query
    select o.ordinal::integer,
        case when o.twin is null then o.outcome
             when p_hashes[o.twin] <> p_hashes[o.ordinal] or v_outcomes[o.twin] = 'refused' then 'refused'
             else 'repeated' end,
        case when o.twin is null then coalesce(c_refusals[o.reason], o.known_reason)
             when p_hashes[o.twin] <> p_hashes[o.ordinal] then 'id_reused'
             else c_refusals[v_reasons[o.twin]] end,
        case when o.twin is null then case when o.outcome <> 'refused' then o.posted_at end
             when p_hashes[o.twin] = p_hashes[o.ordinal] then v_times[o.twin] end
      from unnest(v_outcomes, v_reasons, v_known_reasons, v_times, v_twins)
        with ordinality o(outcome, reason, known_reason, posted_at, twin, ordinal)
      order by o.ordinal;
end $$
`;

/** Ends what was held until now at the latest, by the database's clock; returns the holds, oldest first. */
const EXPIRE_HOLDS = `
create function expire_holds(p_limit integer) returns table (transfer_id uuid, expired_at timestamptz)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_column
declare
  v_begin_no bigint;
  v_now timestamptz;
  v_ids uuid[];
  v_nos bigint[];
  v_lines text;
begin
  -- Looking costs nothing; the head is taken only when something is due.
  v_now := greatest(clock_timestamp(), (select h.posted_at from ledger_head h));
  if not exists (select from holds where state = 'held' and expires_at <= v_now) then return; end if;
  select b.last_no, b.at into v_begin_no, v_now from begin_flush() b;
  select array_agg(h.transfer_id order by h.expires_at, h.no), array_agg(h.no order by h.expires_at, h.no)
    into v_ids, v_nos
    from (select * from holds where state = 'held' and expires_at <= v_now order by expires_at, no limit p_limit) h;
  if v_ids is null then return; end if;

  perform from accounts
    where account_no in (select unnest(array[l.debit_no, l.credit_no]) from unnest(v_ids, v_nos) h(transfer_id, no)
      join hold_legs l on l.no between h.no and h.no + 15 and l.transfer_id = h.transfer_id)
    order by account_id for no key update;
  with freed as (
    select l.debit_no, l.credit_no, l.amount_minor from unnest(v_ids, v_nos) h(transfer_id, no)
      join hold_legs l on l.no between h.no and h.no + 15 and l.transfer_id = h.transfer_id
  ), change as (
    select account_no, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from (select debit_no as account_no, amount_minor as debit, 0 as credit from freed
            union all select credit_no, 0, amount_minor from freed) side
      group by account_no
  )
  update accounts a
    set debits_pending_minor = a.debits_pending_minor - c.debit, credits_pending_minor = a.credits_pending_minor - c.credit
    from change c where a.account_no = c.account_no;

  update holds h set state = 'expired', ended_no = v_begin_no + e.place
    from unnest(v_ids) with ordinality e(transfer_id, place) where h.transfer_id = e.transfer_id;
  with ended as (
    insert into hold_ends (no, hold_id, ending, posted_at)
      select v_begin_no + place, h.transfer_id, 'expired', v_now
        from unnest(v_ids) with ordinality h(transfer_id, place)
      returning no, hold_end_line(hold_ends) as line
  )
  select string_agg(line, E'\\n' order by no) into v_lines from ended;
  perform end_flush(v_begin_no + 1, v_begin_no + cardinality(v_ids), v_now, v_lines);
  return query select h.transfer_id, v_now from unnest(v_ids) h(transfer_id);
end $$
`;
