import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The writers of accounts. Both are idempotent by an id of the asker's, and every change is an event in the log. */
export class OpenAndChangeAccounts1795478520000 implements MigrationInterface {
  readonly name = 'OpenAndChangeAccounts1795478520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNT_LINE);
    await runner.query(OPEN_ACCOUNTS);
    await runner.query(CHANGE_ACCOUNT);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** The line of an account's event in the chain: what the event says, and of an opening all that never changes. */
const ACCOUNT_LINE = `
create function account_line(e account_events, a accounts) returns text language sql stable as $$
  select 'A' || row(e.no, e.account_no, a.account_id, e.event, e.change_id, encode(e.content_hash, 'hex'), e.status,
    e.floor_minor, e.ceiling_minor, e.reason, a.shard, a.kind, a.network, a.currency, encode(a.opening_hash, 'hex'))::text
$$
`;

/** Opens those that are not there yet and returns their ids; the caller compares the hashes of the others. */
const OPEN_ACCOUNTS = `
create function open_accounts(
  p_ids uuid[], p_shards smallint[], p_kinds text[], p_networks text[], p_currencies text[],
  p_floors bigint[], p_ceilings bigint[], p_hashes bytea[]
) returns setof uuid
language plpgsql
set timezone = 'UTC'
as $$
declare
  v_head record;
  v_lines text;
  v_last_no bigint;
begin
  select * into v_head from begin_flush();
  with fresh as (
    select distinct on (id) id, shard, kind, network, currency, floor_minor, ceiling_minor, hash, ordinal
      from unnest(p_ids, p_shards, p_kinds, p_networks, p_currencies, p_floors, p_ceilings, p_hashes)
        with ordinality q(id, shard, kind, network, currency, floor_minor, ceiling_minor, hash, ordinal)
      where not exists (select from accounts a where a.account_id = q.id)
      order by id, ordinal
  ), numbered as (
    select v_head.last_no + row_number() over (order by ordinal) as no, * from fresh
  ), opened as (
    insert into accounts (account_no, account_id, shard, kind, network, currency, floor_minor, ceiling_minor, opening_hash,
        opened_at)
      select no, id, shard, kind, network, currency, floor_minor, ceiling_minor, hash, v_head.at from numbered
  )
  insert into account_events (no, account_no, event, change_id, content_hash, status, floor_minor, ceiling_minor, posted_at)
    select no, no, 'opened', id, hash, 'open', floor_minor, ceiling_minor, v_head.at from numbered;
  select string_agg(account_line(e, a), E'\\n' order by e.no), max(e.no) into v_lines, v_last_no
    from account_events e join accounts a using (account_no) where e.no > v_head.last_no;
  if v_last_no is null then return; end if;
  perform end_flush(v_head.last_no + 1, v_last_no, v_head.at, v_lines);
  return query select account_id from accounts where account_no between v_head.last_no + 1 and v_last_no;
end $$
`;

/**
 * Changes status, floor and ceiling of one account; a null leaves the status as it is, the flags say which bounds change.
 * In order of precedence: id_reused, unknown_account, account_closed, bounds_invalid, balance_not_zero.
 */
const CHANGE_ACCOUNT = `
create function change_account(
  p_change_id uuid, p_content_hash bytea, p_account_id uuid, p_status text,
  p_has_floor boolean, p_floor bigint, p_has_ceiling boolean, p_ceiling bigint, p_reason text,
  out outcome text, out refusal text, out changed_at timestamptz
)
language plpgsql
set timezone = 'UTC'
as $$
declare
  v_head record;
  v_known account_events;
  v_account accounts;
  v_event account_events;
begin
  select * into v_head from begin_flush();
  select * into v_known from account_events where change_id = p_change_id;
  if found then
    outcome := case when v_known.content_hash = p_content_hash then 'repeated' else 'refused' end;
    refusal := case when v_known.content_hash <> p_content_hash then 'id_reused' end;
    changed_at := case when outcome = 'repeated' then v_known.posted_at end;
    return;
  end if;
  outcome := 'refused';
  select * into v_account from accounts where account_id = p_account_id for no key update;
  if not found then refusal := 'unknown_account'; return; end if;
  if v_account.status = 'closed' then refusal := 'account_closed'; return; end if;
  v_account.status := coalesce(p_status, v_account.status);
  if p_has_floor then v_account.floor_minor := p_floor; end if;
  if p_has_ceiling then v_account.ceiling_minor := p_ceiling; end if;
  if v_account.floor_minor > v_account.ceiling_minor or v_account.floor_minor > v_account.credits_posted_minor
      - v_account.debits_posted_minor - v_account.debits_pending_minor then
    refusal := 'bounds_invalid';
    return;
  end if;
  if v_account.status = 'closed' and (v_account.credits_posted_minor <> v_account.debits_posted_minor
      or v_account.debits_pending_minor > 0 or v_account.credits_pending_minor > 0) then
    refusal := 'balance_not_zero';
    return;
  end if;
  update accounts set status = v_account.status, floor_minor = v_account.floor_minor, ceiling_minor = v_account.ceiling_minor
    where account_no = v_account.account_no;
  insert into account_events (no, account_no, event, change_id, content_hash, status, floor_minor, ceiling_minor, reason,
      posted_at)
    values (v_head.last_no + 1, v_account.account_no, 'changed', p_change_id, p_content_hash, v_account.status,
      v_account.floor_minor, v_account.ceiling_minor, p_reason, v_head.at)
    returning * into v_event;
  perform end_flush(v_event.no, v_event.no, v_head.at, account_line(v_event, v_account));
  outcome := 'changed';
  changed_at := v_head.at;
end $$
`;
