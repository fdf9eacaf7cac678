import type { ShareParty } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { asJson } from '../json';
import type { NewBill } from './bill';
import type { SharedBill } from './bill-shares';

/** What is owed to whom of each wallet's next bill: of what accrued until that day, and of what was carried. */
export async function takeShares(
  manager: EntityManager,
  day: string,
  walletIds: readonly string[],
): Promise<Map<string, Map<ShareParty, bigint>>> {
  const rows = await manager.query<{ wallet_id: string; party: ShareParty; owed: string }[]>(
    `with taken as (
       select wallet_id, day, party, parts, parts - billed as due from accrual_shares
        where wallet_id = any ($1) and day <= $2 and parts <> billed
        order by wallet_id, day, party for update),
     marked as (
       update accrual_shares s set billed = t.parts from taken t
        where s.wallet_id = t.wallet_id and s.day = t.day and s.party = t.party)
     select wallet_id, party, sum(due) as owed from (
       select wallet_id, party, due from taken
       union all select wallet_id, party, parts from carried_shares where wallet_id = any ($1)) as all_due
      group by wallet_id, party order by wallet_id, party`,
    [walletIds, day],
  );
  const owed = new Map<string, Map<ShareParty, bigint>>();
  for (const row of rows) {
    const ofWallet = owed.get(row.wallet_id) ?? new Map<ShareParty, bigint>();
    owed.set(row.wallet_id, ofWallet.set(row.party, BigInt(row.owed)));
  }
  return owed;
}

/** After the bills themselves. */
export async function writeShares(
  manager: EntityManager,
  bills: readonly (SharedBill & Pick<NewBill, 'billId' | 'walletId'>)[],
): Promise<void> {
  const carried = bills.flatMap(({ walletId, carried: left }) => left.map((one) => ({ walletId, ...one })));
  await manager.query(
    `insert into carried_shares (wallet_id, party, parts)
     select "walletId", party, parts from jsonb_to_recordset($1) as c ("walletId" uuid, party text, parts numeric)
     on conflict (wallet_id, party) do update set parts = excluded.parts`,
    [asJson(carried)],
  );
  const shares = bills.flatMap(({ billId, shares: whose }) => whose.map((one) => ({ billId, ...one })));
  await manager.query(
    `insert into bill_shares (bill_id, party, parts)
     select "billId", party, parts from jsonb_to_recordset($1) as s ("billId" uuid, party text, parts numeric)`,
    [asJson(shares)],
  );
}

/** What the ledger has moved is theirs, to be shared out. */
export async function collectShares(manager: EntityManager, billIds: readonly string[]): Promise<void> {
  await manager.query(
    `insert into collected_shares as stored (currency, day, party, parts)
     select w.currency, b.day, s.party, sum(s.parts)
       from bill_shares s join bills b using (bill_id) join billed_wallets w using (wallet_id)
      where b.bill_id = any ($1) group by 1, 2, 3 order by 1, 2, 3
     on conflict (currency, day, party) do update set parts = stored.parts + excluded.parts`,
    [billIds],
  );
}
