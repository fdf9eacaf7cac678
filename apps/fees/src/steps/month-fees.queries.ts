import type { EntityManager } from 'typeorm';
import type { MonthFees } from '../recording/month-fees';

interface MonthFeesRow {
  schedule_id: string;
  band: number;
  side: 'paid' | 'back';
  payments: number;
  volume_minor: string;
  posted_minor: string;
  accrued: string;
}

/** @param month its first day */
export async function findMonthFees(
  manager: EntityManager,
  walletId: string,
  month: string,
): Promise<MonthFees[]> {
  const rows = await manager.query<MonthFeesRow[]>(
    'select * from fee_months where wallet_id = $1 and month = $2 order by schedule_id, band, side',
    [walletId, month],
  );
  return rows.map((row) => ({
    walletId,
    month,
    scheduleId: row.schedule_id,
    band: row.band,
    side: row.side,
    payments: row.payments,
    volumeMinor: BigInt(row.volume_minor),
    postedMinor: BigInt(row.posted_minor),
    accrued: BigInt(row.accrued),
  }));
}
