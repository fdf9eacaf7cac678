import type { AccountKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface AccountsRead {
  accounts: string;
  entries: string;
  accounts_off: string;
  accounts_out_of_bounds: string;
}

/**
 * Every entry read again in order: the running balance must be each "balance after", the sums the account's totals, and
 * what its open holds keep its pending totals. A ceiling may have been lowered under a balance: whether it only went down
 * since is for the verification to say, which judges every commit.
 */
export async function recomputeAccounts(manager: EntityManager): Promise<AccountsRead> {
  const [row] = await manager.query<AccountsRead[]>(
    `with running as (
       select account_no, direction, amount_minor, balance_after_minor,
           sum(case direction when 'credit' then amount_minor else -amount_minor end)
             over (partition by account_no order by entry_id) as balance_minor
         from entries
     ), recomputed as (
       select account_no, count(*) as entries,
           sum(amount_minor) filter (where direction = 'debit') as debits_minor,
           sum(amount_minor) filter (where direction = 'credit') as credits_minor,
           bool_and(balance_after_minor = balance_minor) as is_running
         from running group by account_no
     ), kept as (
       select l.debit_no, l.credit_no, l.amount_minor from holds h
         join hold_legs l on l.no between h.no and h.no + 15 and l.transfer_id = h.transfer_id
         where h.state = 'held'
     ), held as (
       select account_no, sum(out_minor) as out_minor, sum(in_minor) as in_minor
         from (select debit_no as account_no, amount_minor as out_minor, 0 as in_minor from kept
               union all select credit_no, 0, amount_minor from kept) side
         group by account_no
     )
     select count(a.account_no) as accounts,
         coalesce(sum(r.entries), 0) as entries,
         count(*) filter (where a.account_no is null
           or a.debits_posted_minor <> coalesce(r.debits_minor, 0)
           or a.credits_posted_minor <> coalesce(r.credits_minor, 0)
           or a.debits_pending_minor <> coalesce(h.out_minor, 0)
           or a.credits_pending_minor <> coalesce(h.in_minor, 0)
           or not coalesce(r.is_running, true)) as accounts_off,
         count(*) filter (where a.credits_posted_minor - a.debits_posted_minor - a.debits_pending_minor < a.floor_minor
           or a.credits_posted_minor + a.credits_pending_minor - a.debits_posted_minor > a.ceiling_minor
             and not exists (select from account_events e where e.account_no = a.account_no and e.event = 'changed'))
           as accounts_out_of_bounds
       from accounts a full join recomputed r using (account_no) full join held h using (account_no)`,
  );
  return row!;
}

export interface TransfersRead {
  transfers: string;
  transfers_unbalanced: string;
}

/** A leg is one amount on both sides; it must belong to a decision, lie between accounts of one currency, and be whole. */
export async function recomputeTransfers(manager: EntityManager): Promise<TransfersRead> {
  const [row] = await manager.query<TransfersRead[]>(
    `with moved as (
       select l.transfer_id, min(l.no) as no, count(*) = max(l.leg_no) and min(d.currency) = max(c.currency)
           and max(d.currency) = min(c.currency) and count(d.account_no) = count(*) and count(c.account_no) = count(*)
             as is_whole
         from legs l
         left join accounts d on d.account_no = l.debit_no
         left join accounts c on c.account_no = l.credit_no
         group by l.transfer_id
     )
     select count(d.transfer_id) filter (where d.reason is null) as transfers,
         count(*) filter (where case
           when d.transfer_id is null or d.reason is not null then m.transfer_id is not null
           when h.transfer_id is not null then m.transfer_id is not null
           when e.ending = 'voided' then m.transfer_id is not null
           else not coalesce(m.is_whole and m.no - d.no <= 1, false) end) as transfers_unbalanced
       from decisions d
       full join moved m using (transfer_id)
       left join holds h using (transfer_id)
       left join hold_ends e on e.transfer_id = d.transfer_id and e.no = d.no`,
  );
  return row!;
}

export interface KindTotal {
  kind: AccountKind;
  network: string | null;
  currency: string;
  accounts: string;
  balance_minor: string;
}

export function readTotals(manager: EntityManager): Promise<KindTotal[]> {
  return manager.query<KindTotal[]>(
    `select kind, network, currency, count(*) as accounts, sum(credits_posted_minor - debits_posted_minor) as balance_minor
       from accounts group by kind, network, currency order by kind, network nulls first, currency`,
  );
}
