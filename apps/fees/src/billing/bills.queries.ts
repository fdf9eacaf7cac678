import { PARTS } from '@hanout/fee-rules';
import type { EntityManager } from 'typeorm';
import { asJson } from '../json';
import type { Bill, Due, NewBill } from './bill';

/** The rate in force on that day. @throws Error when none is known */
export async function vatBpsOn(manager: EntityManager, day: string): Promise<number> {
  const [rate] = await manager.query<{ bps: number }[]>(
    'select bps from vat_rates where effective_from <= $1 order by effective_from desc limit 1',
    [day],
  );
  if (!rate) throw new Error(`no rate of VAT is known for ${day}`);
  return rate.bps;
}

/**
 * Wallets with something to bill of that day and before, and no bill of that day yet. Locked: whoever bills at the same
 * time waits, and then finds the bills.
 */
export async function lockWalletsToBill(
  manager: EntityManager,
  day: string,
  limit: number,
): Promise<Map<string, bigint>> {
  const ids = await manager.query<{ wallet_id: string }[]>(
    `select wallet_id from (
       select wallet_id from accruals where parts <> billed and day <= $1
       union select wallet_id from billed_wallets where carried >= ${PARTS}) as due
      where not exists (select 1 from bills b where b.wallet_id = due.wallet_id and b.day = $1)
      order by wallet_id limit $2`,
    [day, limit],
  );
  const found = ids.map(({ wallet_id }) => wallet_id);
  const locked = await manager.query<{ wallet_id: string; carried: string }[]>(
    'select wallet_id, carried from billed_wallets where wallet_id = any ($1) order by wallet_id for update',
    [found],
  );
  const billed = await manager.query<{ wallet_id: string }[]>(
    'select wallet_id from bills where wallet_id = any ($1) and day = $2',
    [found, day],
  );
  const done = new Set(billed.map(({ wallet_id }) => wallet_id));
  return new Map(
    locked
      .filter(({ wallet_id }) => !done.has(wallet_id))
      .map(({ wallet_id, carried }) => [wallet_id, BigInt(carried)]),
  );
}

/** What accrued until that day and was not billed is billed from now on; the caller writes the bills. */
export async function takeAccruals(
  manager: EntityManager,
  day: string,
  carried: ReadonlyMap<string, bigint>,
): Promise<Due[]> {
  const rows = await manager.query<{ wallet_id: string; due: string }[]>(
    `with taken as (
       select wallet_id, day, parts, parts - billed as due from accruals
        where wallet_id = any ($1) and day <= $2 and parts <> billed
        order by wallet_id, day for update),
     marked as (
       update accruals a set billed = t.parts from taken t where a.wallet_id = t.wallet_id and a.day = t.day)
     select wallet_id, sum(due) as due from taken group by wallet_id`,
    [[...carried.keys()], day],
  );
  const accrued = new Map(rows.map(({ wallet_id, due }) => [wallet_id, BigInt(due)]));
  return [...carried].map(([walletId, rest]) => ({
    walletId,
    accrued: accrued.get(walletId) ?? 0n,
    carried: rest,
  }));
}

/** A bill of nothing is none; what is carried is kept with the wallet. */
export async function writeBills(manager: EntityManager, bills: readonly NewBill[]): Promise<void> {
  const rows = asJson(bills);
  await manager.query(
    `update billed_wallets w set carried = b.carried
       from jsonb_to_recordset($1) as b ("walletId" uuid, carried numeric) where w.wallet_id = b."walletId"`,
    [rows],
  );
  await manager.query(
    `insert into bills
       (bill_id, wallet_id, day, amount_minor, net_minor, vat_minor, vat_bps, carried, ask_again_at)
     select "billId", "walletId", day, "amountMinor", "netMinor", "vatMinor", "vatBps", carried, now()
       from jsonb_to_recordset($1) as b ("billId" uuid, "walletId" uuid, day date, "amountMinor" bigint,
         "netMinor" bigint, "vatMinor" bigint, "vatBps" integer, carried numeric)
      where "amountMinor" > 0`,
    [rows],
  );
}

/** Bills that wait for an answer, ours for as long as the pause: then they are asked for again, after doubling pauses. */
export async function claimBills(
  manager: EntityManager,
  { limit, pauseMs }: { limit: number; pauseMs: number },
): Promise<Bill[]> {
  const [rows] = await manager.query<[BillRow[], number]>(
    `update bills b
        set tries = tries + 1, ask_again_at = now() + $2 * power(2, least(tries, 6)) * interval '1 millisecond'
       from billed_wallets w
      where w.wallet_id = b.wallet_id and b.bill_id in (
        select bill_id from bills where ask_again_at <= now()
         order by ask_again_at limit $1 for update skip locked)
      returning b.*, b.day::text as day, w.person_id, w.currency`,
    [limit, pauseMs],
  );
  return rows.map((row) => ({
    billId: row.bill_id,
    walletId: row.wallet_id,
    personId: row.person_id,
    currency: row.currency,
    day: row.day,
    amountMinor: BigInt(row.amount_minor),
    netMinor: BigInt(row.net_minor),
    vatMinor: BigInt(row.vat_minor),
    vatBps: row.vat_bps,
    carried: BigInt(row.carried),
  }));
}

interface BillRow {
  bill_id: string;
  wallet_id: string;
  person_id: string | null;
  currency: string;
  day: string;
  amount_minor: string;
  net_minor: string;
  vat_minor: string;
  vat_bps: number;
  carried: string;
}

/** True when it was not written before. */
export async function markPosted(manager: EntityManager, billId: string, postedAt: string): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `update bills set state = 'posted', posted_at = $2, ask_again_at = null
      where bill_id = $1 and state = 'asked' returning 1`,
    [billId, postedAt],
  );
  return rows.length > 0;
}

/** What was refused is due again, on the bill of the next day, to the same. */
export async function markRefused(manager: EntityManager, billId: string, reason: string): Promise<void> {
  await manager.query(
    `with refused as (
       update bills set state = 'refused', failure = $2, ask_again_at = null
        where bill_id = $1 and state = 'asked' returning bill_id, wallet_id, amount_minor),
     owed as (
       update carried_shares c set parts = c.parts + s.parts
         from refused r join bill_shares s using (bill_id)
        where c.wallet_id = r.wallet_id and c.party = s.party)
     update billed_wallets w set carried = w.carried + r.amount_minor * ${PARTS}
       from refused r where w.wallet_id = r.wallet_id`,
    [billId, reason],
  );
}
