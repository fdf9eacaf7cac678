import type { EntityManager } from 'typeorm';
import { asJson } from '../json';
import type { Collected } from './collected';
import type { MonthFees } from './month-fees';

/**
 * Adds what the payments of a fact came to, in one statement; the caller knows that it is told for the first time. All rows
 * are in one order, so that nobody waits in a ring.
 */
export async function record(
  manager: EntityManager,
  { months, collected }: { months: readonly MonthFees[]; collected: readonly Collected[] },
): Promise<void> {
  if (months.length === 0 && collected.length === 0) return;
  await manager.query(
    `with months as (
       insert into fee_months as stored
         (wallet_id, month, schedule_id, band, side, payments, volume_minor, posted_minor, accrued)
       select "walletId", month, "scheduleId", band, side, payments, "volumeMinor", "postedMinor", accrued
         from jsonb_to_recordset($1) as m ("walletId" uuid, month date, "scheduleId" uuid, band smallint, side text,
           payments integer, "volumeMinor" bigint, "postedMinor" bigint, accrued numeric)
        order by 1, 2, 3, 4, 5
       on conflict (wallet_id, month, schedule_id, band, side) do update
         set payments = stored.payments + excluded.payments,
             volume_minor = stored.volume_minor + excluded.volume_minor,
             posted_minor = stored.posted_minor + excluded.posted_minor,
             accrued = stored.accrued + excluded.accrued)
     insert into collected_shares as stored (currency, day, party, parts)
     select currency, day, party, parts from jsonb_to_recordset($2)
         as c (currency text, day date, party text, parts numeric)
      order by currency, day, party
     on conflict (currency, day, party) do update set parts = stored.parts + excluded.parts`,
    [asJson(months), asJson(collected)],
  );
}
