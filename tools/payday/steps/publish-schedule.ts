import type { ScheduleStateV1, ScheduleStatesV1 } from '@hanout/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payday } from '../payday';

const SAMPLES = join(__dirname, '..', '..', '..', 'apps', 'fees', 'src', 'schedules', 'samples');

/** One staff member of finance proposes a sample price list, another approves it, unless that was done before. */
export async function publishSchedule(
  payday: Payday,
  sample: string,
): Promise<{ schedule: ScheduleStateV1['schedule']; isNew: boolean }> {
  const schedule = JSON.parse(readFileSync(join(SAMPLES, sample), 'utf8')) as ScheduleStateV1['schedule'];
  const { schedules } = await payday.firstFinance.get<ScheduleStatesV1>('/fees/schedules');
  const known = schedules.find((one) => one.schedule.scheduleId === schedule.scheduleId);
  if (!known) await payday.firstFinance.post('/fees/schedules', schedule);
  const isNew = known?.state !== 'published';
  if (isNew) await payday.secondFinance.post(`/fees/schedules/${schedule.scheduleId}/approvals`);
  return { schedule, isNew };
}
