import { defineFact } from '../message';
import { IsPart } from '../nested';
import { FeeScheduleV1 } from './fee-schedule.v1';

export class SchedulePublishedV1 {
  @IsPart(() => FeeScheduleV1)
  schedule: FeeScheduleV1;
}

export const schedulePublished = defineFact({
  subject: 'fees.evt.schedule-published.v1',
  data: SchedulePublishedV1,
  readers: ['payments'],
});
