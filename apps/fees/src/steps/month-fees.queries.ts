import type { EntityManager } from 'typeorm';
import type { MonthFees } from './month-fees';

/** Adds what a list of payments came to, in one statement; the caller knows that the list is told for the first time. */
export async function addMonthFees(manager: EntityManager, fees: readonly MonthFees[]): Promise<void> {
  if (fees.length === 0) return;
  const rows = fees.map(({ walletId, month, scheduleId, band, paid, givenBack }) => ({
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
  }));
  // In one order, so that nobody waits in a ring.
  await manager.query(
    `insert into fee_months as stored
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
           accrued_back = stored.accrued_back + excluded.accrued_back`,
    [JSON.stringify(rows)],
  );
}

interface MonthFeesRow {
  schedule_id: string;
  band: number;
  payments: number;
  volume_minor: string;
  posted_minor: string;
  accrued: string;
  payments_back: number;
  volume_back_minor: string;
  posted_back_minor: string;
  accrued_back: string;
}

/** @param month its first day */
export async function findMonthFees(
  manager: EntityManager,
  walletId: string,
  month: string,
): Promise<MonthFees[]> {
  const rows = await manager.query<MonthFeesRow[]>(
    'select * from fee_months where wallet_id = $1 and month = $2 order by schedule_id, band',
    [walletId, month],
  );
  return rows.map((row) => ({
    walletId,
    month,
    scheduleId: row.schedule_id,
    band: row.band,
    paid: {
      payments: row.payments,
      volumeMinor: BigInt(row.volume_minor),
      postedMinor: BigInt(row.posted_minor),
      accrued: BigInt(row.accrued),
    },
    givenBack: {
      payments: row.payments_back,
      volumeMinor: BigInt(row.volume_back_minor),
      postedMinor: BigInt(row.posted_back_minor),
      accrued: BigInt(row.accrued_back),
    },
  }));
}
