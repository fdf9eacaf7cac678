import type { Payday } from '../payday';
import { ProgressLine } from '../progress';
import { table } from '../table';
import { publishSchedule } from './publish-schedule';

const SHOPS = 'merchant-payment-2021.json';
const SAMPLES = [
  SHOPS,
  'cash-in-2021.json',
  'cash-out-2021.json',
  'cash-out-tayssir-2021.json',
  'bill-payment-2021.json',
  'payout-2021.json',
  'person-to-person-2021.json',
  'supplier-payment-2021.json',
];

/** One staff member of finance proposes each price list, another approves it. */
export async function publishFees(payday: Payday): Promise<void> {
  const step = new ProgressLine('Fees, by two people', SAMPLES.length);
  const results: Awaited<ReturnType<typeof publishSchedule>>[] = [];
  for (const sample of SAMPLES) {
    results.push(await publishSchedule(payday, sample));
    step.show(results.length);
  }
  const published = results.filter(({ isNew }) => isNew).length;
  step.done(published === 0 ? 'published before' : `${published} schedules published`);
  const rows = results[0]!.schedule.bands.map((band) => [
    `${Number(band.minMinor) / 100} to ${Number(band.maxMinor) / 100} MAD`,
    `${Number(band.fixedMinor) / 100} MAD`,
    `${band.bps / 100} %`,
    band.capMinor ? `${Number(band.capMinor) / 100} MAD` : '–',
  ]);
  console.log(`${table(['Paid by the merchant, for', 'fixed', 'rate', 'at most'], rows)}\n`);
}
