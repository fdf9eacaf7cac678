import type { ScheduleStateV1, ScheduleStatesV1 } from '@hanout/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payday } from '../payday';
import { ProgressLine } from '../progress';
import { table } from '../table';

type Schedule = ScheduleStateV1['schedule'];

const FOLDER = join(__dirname, '..', '..', '..', 'apps', 'fees', 'src', 'schedules', 'samples');
const MERCHANTS = 'merchant-payment-2021';
const SAMPLES = [MERCHANTS, 'cash-in-2021', 'cash-out-2021', 'cash-out-tayssir-2021'];

/** One staff member of finance proposes each price list, another approves it. */
export async function publishFees(payday: Payday): Promise<void> {
  const step = new ProgressLine('Fees, by two people', SAMPLES.length);
  const { schedules } = await payday.firstFinance.get<ScheduleStatesV1>('/fees/schedules');
  const stateOf = new Map(schedules.map(({ schedule, state }) => [schedule.scheduleId, state]));
  let published = 0;
  for (const schedule of SAMPLES.map(read)) {
    const { scheduleId } = schedule;
    const state = stateOf.get(scheduleId);
    if (state === 'published') continue;
    if (state === undefined) await payday.firstFinance.post('/fees/schedules', schedule);
    await payday.secondFinance.post(`/fees/schedules/${scheduleId}/approvals`);
    step.show((published += 1));
  }
  step.done(published === 0 ? 'published before' : `${published} schedules published`);
  const rows = read(MERCHANTS).bands.map((band) => [
    `${Number(band.minMinor) / 100} to ${Number(band.maxMinor) / 100} MAD`,
    `${Number(band.fixedMinor) / 100} MAD`,
    `${band.bps / 100} %`,
    band.capMinor ? `${Number(band.capMinor) / 100} MAD` : '–',
  ]);
  console.log(`${table(['Paid by the merchant, for', 'fixed', 'rate', 'at most'], rows)}\n`);
}

function read(name: string): Schedule {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Schedule;
}
