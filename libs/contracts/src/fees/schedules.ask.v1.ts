import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { FeeScheduleV1 } from './fee-schedule.v1';

export class ProposeScheduleV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => FeeScheduleV1)
  body: FeeScheduleV1;
}

export class ApproveScheduleV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  scheduleId: string;
}

export class ReadSchedulesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class ScheduleStateV1 {
  @IsPart(() => FeeScheduleV1)
  schedule: FeeScheduleV1;

  @IsIn(['proposed', 'published'])
  state: 'proposed' | 'published';

  @IsUUID()
  proposedBy: string;

  @IsOptional()
  @IsUUID()
  approvedBy?: string;

  @IsString()
  proposedAt: string;
}

export class ScheduleStatesV1 {
  @IsListOf(() => ScheduleStateV1, 1_000, 0)
  schedules: ScheduleStateV1[];
}

/** Same id and content again: the same answer. Other content: `fees.schedule_id_reused`. */
export const proposeSchedule = defineAsk({
  subject: 'fees.ask.propose-schedule.v1',
  question: ProposeScheduleV1,
  answer: ScheduleStateV1,
});

/** By another staff member than the one who proposed it: `fees.same_person`. Publishes it. */
export const approveSchedule = defineAsk({
  subject: 'fees.ask.approve-schedule.v1',
  question: ApproveScheduleV1,
  answer: ScheduleStateV1,
});

export const readSchedules = defineAsk({
  subject: 'fees.ask.read-schedules.v1',
  question: ReadSchedulesV1,
  answer: ScheduleStatesV1,
});
