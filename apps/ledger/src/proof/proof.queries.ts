import type { AccountKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface AccountsRead {
  accounts: string;
  entries: string;
  accounts_off: string;
  accounts_out_of_bounds: string;
}

/** Every entry read again in order: the running balance must be each "balance after", the sums the account's totals. */
export async function recomputeAccounts(manager: EntityManager): Promise<AccountsRead> {
  const [row] = await manager.query<AccountsRead[]>(
    `with running as (
       select account_id, direction, amount_minor, balance_after_minor,
           sum(case direction when 'credit' then amount_minor else -amount_minor end)
             over (partition by account_id order by entry_id) as balance_minor
         from entries
     ), recomputed as (
       select account_id, count(*) as entries,
           sum(amount_minor) filter (where direction = 'debit') as debits_minor,
           sum(amount_minor) filter (where direction = 'credit') as credits_minor,
           bool_and(balance_after_minor = balance_minor) as is_running
         from running group by account_id
     )
     select count(a.account_id) as accounts,
         coalesce(sum(r.entries), 0) as entries,
         count(*) filter (where a.account_id is null
           or a.debits_posted_minor <> coalesce(r.debits_minor, 0)
           or a.credits_posted_minor <> coalesce(r.credits_minor, 0)
           or not coalesce(r.is_running, true)) as accounts_off,
         count(*) filter (where a.credits_posted_minor - a.debits_posted_minor < a.floor_minor
           or a.credits_posted_minor - a.debits_posted_minor > a.ceiling_minor) as accounts_out_of_bounds
       from accounts a full join recomputed r using (account_id)`,
  );
  return row!;
}

export interface TransfersRead {
  transfers: string;
  transfers_unbalanced: string;
}

/** Every leg must be one debit and one credit of one amount between the same two accounts, in the transfer's currency. */
export async function recomputeTransfers(manager: EntityManager): Promise<TransfersRead> {
  const [row] = await manager.query<TransfersRead[]>(
    `with legs as (
       select e.transfer_id, e.leg_no, min(a.currency) as currency,
           count(*) = 2 and count(distinct e.direction) = 2 and min(e.amount_minor) = max(e.amount_minor)
             and min(e.account_id::text) = min(e.counter_account_id::text)
             and max(e.account_id::text) = max(e.counter_account_id::text)
             and min(a.currency) = max(a.currency) and count(a.account_id) = 2 as is_balanced
         from entries e left join accounts a using (account_id)
         group by e.transfer_id, e.leg_no
     ), recomputed as (
       select transfer_id, min(currency) as currency,
           bool_and(is_balanced) and min(currency) = max(currency) and max(leg_no) = count(*) as is_balanced
         from legs group by transfer_id
     )
     select count(t.transfer_id) as transfers,
         count(*) filter (where not coalesce(r.is_balanced and r.currency = t.currency, false)) as transfers_unbalanced
       from transfers t full join recomputed r using (transfer_id)`,
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
