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
       select * from jsonb_populate_recordset(null::fee_months, $1)
        order by wallet_id, month, schedule_id, band
       on conflict (wallet_id, month, schedule_id, band) do update
         set payments = stored.payments + excluded.payments,
             volume_minor = stored.volume_minor + excluded.volume_minor,
             posted_minor = stored.posted_minor + excluded.posted_minor,
             accrued = stored.accrued + excluded.accrued,
             payments_back = stored.payments_back + excluded.payments_back,
             volume_back_minor = stored.volume_back_minor + excluded.volume_back_minor,
             posted_back_minor = stored.posted_back_minor + excluded.posted_back_minor,
             accrued_back = stored.accrued_back + excluded.accrued_back)
     insert into collected_shares as stored (currency, day, party, parts)
     select currency, day, party, parts from jsonb_to_recordset($2)
         as c (currency text, day date, party text, parts numeric)
      order by currency, day, party
     on conflict (currency, day, party) do update set parts = stored.parts + excluded.parts`,
    [JSON.stringify(months.map(toRow)), asJson(collected)],
  );
}

function toRow({ walletId, month, scheduleId, band, paid, givenBack }: MonthFees) {
  return {
    wallet_id: walletId,
    month,
    schedule_id: scheduleId,
    band,
    payments: paid.payments,
    volume_minor: paid.volumeMinor.toString(),
    posted_minor: paid.postedMinor.toString(),
    accrued: paid.accrued.toString(),
    payments_back: givenBack.payments,
    volume_back_minor: givenBack.volumeMinor.toString(),
    posted_back_minor: givenBack.postedMinor.toString(),
    accrued_back: givenBack.accrued.toString(),
  };
}
