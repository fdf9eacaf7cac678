import type { EntityManager } from 'typeorm';
import type { MonthFees } from '../recording/month-fees';

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
