import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Carries the rows of the first form of the ledger into the log, as if each had been written to it when it happened, and
 * drops the first form.
 *
 * Everything is put in one order: by time, at one time openings before transfers, transfers by their first entry. Within
 * an account that is the order of its entries, so balances after stay true. All that has one time is one flush. The first
 * form did not write down when an account was frozen, nor what bounds it had before: an account that is frozen, or whose
 * history does not lie within its bounds, gets a last event that says what it is now.
 */
export class CarryTheFirstFormOver1795478640000 implements MigrationInterface {
  readonly name = 'CarryTheFirstFormOver1795478640000';

  async up(runner: QueryRunner): Promise<void> {
    const [found] = await runner.manager.query<{ has_rows: boolean; has_begun: boolean }[]>(
      `select exists (select from first_form.accounts) or exists (select from first_form.transfers)
           or exists (select from first_form.entries) as has_rows, last_no <> 0 as has_begun
         from ledger_head`,
    );
    if (found!.has_rows) {
      if (found!.has_begun)
        throw new Error('The log has begun already: what came before cannot be put before it.');
      for (const step of STEPS) await runner.query(step);
    }
    await runner.query('drop schema first_form cascade');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** What the history of each account says of it. */
const CARRY_ACCOUNTS = `
create temp table carried_accounts on commit drop as
  select account_id, date_trunc('milliseconds', least(opened_at, first_at)) as opened_at, last_at,
      opened_at as given_opened_at,
      case when floor_minor <= least(lowest_minor, 0) then floor_minor end as opening_floor_minor,
      case when ceiling_minor >= greatest(highest_minor, 0) then ceiling_minor end as opening_ceiling_minor,
      is_frozen or floor_minor > least(lowest_minor, 0) or ceiling_minor < greatest(highest_minor, 0) as is_changed
    from first_form.accounts
    left join (
      select account_id, min(posted_at) as first_at, date_trunc('milliseconds', max(posted_at)) as last_at,
          min(balance_after_minor) as lowest_minor, max(balance_after_minor) as highest_minor
        from first_form.entries group by account_id
    ) history using (account_id)
`;

/**
 * Everything that happened, with its numbers: ranks are 1 an opening, 2 a transfer (a number for each leg), 3 a change.
 * Changes have a flush of their own: they are judged after whatever else happened at that time.
 */
const CARRY_ALL = `
create temp table carried on commit drop as
  with happened as (
    select account_id as id, 1 as rank, opened_at as at, (extract(epoch from given_opened_at) * 1000000)::bigint as place,
        1 as size
      from carried_accounts
    union all
    select transfer_id, 2, date_trunc('milliseconds', min(posted_at)), min(entry_id), max(leg_no)
      from first_form.entries group by transfer_id
  ), all_of_it as (
    select * from happened
    union all
    select account_id, 3, greatest(date_trunc('milliseconds', now()), (select max(at) from happened)), 0, 1
      from carried_accounts where is_changed
  ), numbered as (
    select *, month_of(at) * 10000000000000
        + sum(size) over (order by at, rank, place, id rows unbounded preceding) - size + 1 as no
      from all_of_it
  )
  select id, rank, at, no, max(no + size - 1) over (partition by at, rank = 3) as flush_last_no
    from numbered
`;

/** The shard of an id as `shardOf` of the contracts tells it. */
const FILL_ACCOUNTS = `
insert into accounts (account_no, account_id, shard, kind, network, currency, status, floor_minor, ceiling_minor,
    debits_posted_minor, credits_posted_minor, last_no, opening_hash, opened_at)
  select c.no, a.account_id, ('x' || right(a.account_id::text, 4))::bit(16)::integer % 1024, a.kind, a.network, a.currency,
      case when a.is_frozen then 'frozen' else 'open' end, a.floor_minor, a.ceiling_minor, a.debits_posted_minor,
      a.credits_posted_minor, coalesce(f.flush_last_no, 0), a.opening_hash, c.at
    from first_form.accounts a
    join carried_accounts h on h.account_id = a.account_id
    join carried c on c.id = a.account_id and c.rank = 1
    left join (select distinct at, flush_last_no from carried where rank < 3) f on f.at = h.last_at
    order by c.no
`;

const FILL_ACCOUNT_EVENTS = `
insert into account_events (no, account_no, event, change_id, content_hash, status, floor_minor, ceiling_minor, reason,
    posted_at)
  select c.no, c.no, 'opened', a.account_id, a.opening_hash, 'open', h.opening_floor_minor, h.opening_ceiling_minor, null,
      c.at
    from accounts a join carried_accounts h using (account_id) join carried c on c.no = a.account_no
  union all
  select c.no, a.account_no, 'changed', gen_random_uuid(), sha256(convert_to('carried over: ' || a.account_id, 'UTF8')),
      a.status, a.floor_minor, a.ceiling_minor, 'carried_over', c.at
    from accounts a join carried c on c.id = a.account_id and c.rank = 3
`;

const FILL_DECISIONS = `
insert into decisions (transfer_id, no, content_hash, posted_at)
  select t.transfer_id, c.no, substring(t.content_hash from 1 for 16), c.at
    from first_form.transfers t join carried c on c.id = t.transfer_id and c.rank = 2
    order by c.no
`;

/** The two entries of a leg become one row. */
const FILL_LEGS = `
insert into legs (no, transfer_id, debit_no, credit_no, amount_minor, debit_after_minor, credit_after_minor, posted_at,
    leg_no, kind, reference)
  select c.no + d.leg_no - 1, d.transfer_id, da.account_no, ka.account_no, d.amount_minor, d.balance_after_minor,
      k.balance_after_minor, c.at, d.leg_no, t.kind, t.reference
    from first_form.entries d
    join first_form.entries k on k.transfer_id = d.transfer_id and k.leg_no = d.leg_no and k.direction = 'credit'
      and k.account_id = d.counter_account_id and k.counter_account_id = d.account_id and k.amount_minor = d.amount_minor
    join first_form.transfers t on t.transfer_id = d.transfer_id
    join carried c on c.id = d.transfer_id and c.rank = 2
    join accounts da on da.account_id = d.account_id
    join accounts ka on ka.account_id = k.account_id
    where d.direction = 'debit'
    order by 1
`;

/** The end of each month in which an account moved but for its last, which its row has. */
const FILL_MONTH_BALANCES = `
insert into month_balances (account_no, month, debits_posted_minor, credits_posted_minor)
  select account_no, month, debits_minor, credits_minor
    from (
      select account_no, month, sum(debits_minor) over w as debits_minor, sum(credits_minor) over w as credits_minor,
          lead(month) over w as next_month
        from (
          select account_no, entry_id / 10000000000000 as month,
              coalesce(sum(amount_minor) filter (where direction = 'debit'), 0) as debits_minor,
              coalesce(sum(amount_minor) filter (where direction = 'credit'), 0) as credits_minor
            from entries group by account_no, month
        ) moved
        window w as (partition by account_no order by month)
    ) ended
    where next_month is not null
`;

/** As `end_flush` does it, for one flush after the other: each hash needs the one before. */
const CHAIN = `
do $$
declare
  v_hash bytea;
  v_flush record;
begin
  select hash into v_hash from ledger_head;
  for v_flush in
    with line as (
      select no, decision_line(d) as line, posted_at, false as is_change from decisions d
      union all
      select no, leg_line(l), posted_at, false from legs l
      union all
      select e.no, account_line(e, a), e.posted_at, e.event = 'changed' from account_events e join accounts a using (account_no)
    )
    select min(no) as first_no, max(no) as last_no, posted_at, string_agg(line, E'\\n' order by no, line collate "C") as lines
      from line group by posted_at, is_change order by posted_at, is_change
  loop
    v_hash := sha256(v_hash || convert_to(v_flush.first_no || '|' || v_flush.last_no || '|'
      || (extract(epoch from v_flush.posted_at) * 1000)::bigint || E'\\n' || v_flush.lines, 'UTF8'));
    insert into flushes (first_no, last_no, posted_at, hash)
      values (v_flush.first_no, v_flush.last_no, v_flush.posted_at, v_hash);
  end loop;
  update ledger_head h set last_no = f.last_no, hash = f.hash, posted_at = f.posted_at
    from (select * from flushes order by first_no desc limit 1) f;
end $$
`;

/** What the first form let through by accident must not become a line of the log: then nothing is carried over. */
const CHECK = `
do $$
declare
  v_lost bigint;
begin
  select abs((select count(*) from first_form.entries) - 2 * (select count(*) from legs))
      + abs((select count(*) from first_form.transfers) - (select count(*) from decisions))
      + abs((select last_no % 10000000000000 from ledger_head) - (select count(*) from legs)
        - (select count(*) from account_events))
    into v_lost;
  if v_lost <> 0 then
    raise exception 'entries, legs and transfers of the first form do not belong together: % of them', v_lost;
  end if;

  select count(*) into v_lost
    from accounts a
    full join (
      select account_no, bool_and(balance_after_minor = balance_minor) as is_running,
          sum(amount_minor) filter (where direction = 'debit') as debits_minor,
          sum(amount_minor) filter (where direction = 'credit') as credits_minor
        from (
          select *, sum(case direction when 'credit' then amount_minor else -amount_minor end)
              over (partition by account_no order by entry_id) as balance_minor
            from entries
        ) running
        group by account_no
    ) r using (account_no)
    where a.debits_posted_minor <> coalesce(r.debits_minor, 0) or a.credits_posted_minor <> coalesce(r.credits_minor, 0)
      or not coalesce(r.is_running, true);
  if v_lost <> 0 then
    raise exception 'accounts of the first form that differ from their entries: %', v_lost;
  end if;
end $$
`;

/** Tables are told their sizes before they are joined: nothing else has looked at them yet. */
const STEPS = [
  'analyze first_form.accounts, first_form.transfers, first_form.entries',
  CARRY_ACCOUNTS,
  CARRY_ALL,
  'analyze carried_accounts, carried',
  'select ensure_month(month) from (select distinct month_of(at) as month from carried order by month) months',
  FILL_ACCOUNTS,
  'analyze accounts',
  FILL_ACCOUNT_EVENTS,
  FILL_DECISIONS,
  FILL_LEGS,
  'analyze account_events, decisions, legs',
  FILL_MONTH_BALANCES,
  CHAIN,
  CHECK,
];
