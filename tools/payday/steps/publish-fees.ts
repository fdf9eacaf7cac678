import type { ScheduleStateV1, ScheduleStatesV1 } from '@hanout/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payday } from '../payday';
import { ProgressLine } from '../progress';
import { table } from '../table';

/** One staff member of finance proposes the price list, another approves it. */
export async function publishFees(payday: Payday): Promise<void> {
  const step = new ProgressLine('Fees, by two people', 1);
  const file = join(
    __dirname,
    '..',
    '..',
    '..',
    'apps',
    'fees',
    'src',
    'schedules',
    'samples',
    'merchant-payment-2021.json',
  );
  const schedule = JSON.parse(readFileSync(file, 'utf8')) as ScheduleStateV1['schedule'];
  const { schedules } = await payday.firstFinance.get<ScheduleStatesV1>('/fees/schedules');
  const known = schedules.find((one) => one.schedule.scheduleId === schedule.scheduleId);
  if (!known) await payday.firstFinance.post('/fees/schedules', schedule);
  if (known?.state !== 'published')
    await payday.secondFinance.post(`/fees/schedules/${schedule.scheduleId}/approvals`);
  step.done(known?.state === 'published' ? 'published before' : 'published');
  const rows = schedule.bands.map((band) => [
    `${Number(band.minMinor) / 100} to ${Number(band.maxMinor) / 100} MAD`,
    `${Number(band.fixedMinor) / 100} MAD`,
    `${band.bps / 100} %`,
    band.capMinor ? `${Number(band.capMinor) / 100} MAD` : '–',
  ]);
  console.log(`${table(['Paid by the merchant, for', 'fixed', 'rate', 'at most'], rows)}\n`);
}
