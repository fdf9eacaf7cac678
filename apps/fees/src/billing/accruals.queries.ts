import type { EntityManager } from 'typeorm';
import { asJson } from '../json';
import type { Accrual } from './accrual';

/** Adds each to the day of its wallet, once: those that were counted before are left out. @returns those that were not */
export async function countAccruals(
  manager: EntityManager,
  accruals: readonly Accrual[],
): Promise<ReadonlySet<string>> {
  if (accruals.length === 0) return new Set();
  const rows = asJson(accruals);
  const fresh: { payment_id: string }[] = await manager.query(
    `insert into accrued_payments
       (payment_id, wallet_id, day, amount_minor, parts, schedule_id, refund_of, completed_at)
     select "paymentId", "walletId", day, "amountMinor", parts, "scheduleId", "refundOf", "completedAt"
       from jsonb_to_recordset($1) as a ("paymentId" uuid, "walletId" uuid, day date, "amountMinor" bigint,
         parts numeric, "scheduleId" uuid, "refundOf" uuid, "completedAt" timestamptz)
      order by "paymentId"
     on conflict do nothing returning payment_id`,
    [rows],
  );
  const counted = [rows, fresh.map(({ payment_id }) => payment_id)];
  await manager.query(
    `insert into billed_wallets (wallet_id, person_id, currency)
     select distinct on ("walletId") "walletId", "personId", currency
       from jsonb_to_recordset($1) as a ("paymentId" uuid, "walletId" uuid, "personId" uuid, currency text)
      where "paymentId" = any ($2) order by "walletId"
     on conflict do nothing`,
    counted,
  );
  // In the order in which they are billed, so that nobody waits in a ring.
  await manager.query(
    `insert into accruals as stored (wallet_id, day, parts)
     select "walletId", day, sum(parts)
       from jsonb_to_recordset($1) as a ("paymentId" uuid, "walletId" uuid, day date, parts numeric)
      where "paymentId" = any ($2) group by 1, 2 order by 1, 2
     on conflict (wallet_id, day) do update set parts = stored.parts + excluded.parts`,
    counted,
  );
  await manager.query(
    `insert into accrual_shares as stored (wallet_id, day, party, parts)
     select "walletId", day, share ->> 'party', sum((share ->> 'parts')::numeric)
       from jsonb_to_recordset($1) as a ("paymentId" uuid, "walletId" uuid, day date, shares jsonb),
            jsonb_array_elements(shares) as share
      where "paymentId" = any ($2) group by 1, 2, 3 order by 1, 2, 3
     on conflict (wallet_id, day, party) do update set parts = stored.parts + excluded.parts`,
    counted,
  );
  return new Set(fresh.map(({ payment_id }) => payment_id));
}

/** For how many days it is known of a payment that it was counted. @throws Error when no rule is in force */
export async function retentionDaysOn(manager: EntityManager, day: string): Promise<number> {
  const [rule] = await manager.query<{ days: number }[]>(
    'select days from accrual_retention where effective_from <= $1 order by effective_from desc limit 1',
    [day],
  );
  if (!rule) throw new Error(`no rule says how long accrued payments are kept on ${day}`);
  return rule.days;
}

/** Of days before that one, unless something of the wallet's day waits for its bill. @returns how many went */
export async function forgetAccruedPayments(
  manager: EntityManager,
  { before, limit }: { before: string; limit: number },
): Promise<number> {
  const [, gone] = (await manager.query(
    `delete from accrued_payments where payment_id in (
       select p.payment_id from accrued_payments p join accruals a using (wallet_id, day)
        where p.day < $1 and a.parts = a.billed limit $2)`,
    [before, limit],
  )) as [unknown, number];
  return gone;
}
