import type { Payday } from '../payday';
import { ProgressLine } from '../progress';
import { table } from '../table';
import { publishSchedule } from './publish-schedule';

/** One staff member of finance proposes the price list, another approves it. */
export async function publishFees(payday: Payday): Promise<void> {
  const step = new ProgressLine('Fees, by two people', 1);
  const { schedule, isNew } = await publishSchedule(payday, 'merchant-payment-2021.json');
  step.done(isNew ? 'published' : 'published before');
  const rows = schedule.bands.map((band) => [
    `${Number(band.minMinor) / 100} to ${Number(band.maxMinor) / 100} MAD`,
    `${Number(band.fixedMinor) / 100} MAD`,
    `${band.bps / 100} %`,
    band.capMinor ? `${Number(band.capMinor) / 100} MAD` : '–',
  ]);
  console.log(`${table(['Paid by the merchant, for', 'fixed', 'rate', 'at most'], rows)}\n`);
}
