import {
  ApproveScheduleV1,
  approveSchedule,
  ProposeScheduleV1,
  proposeSchedule,
  ReadSchedulesV1,
  readSchedules,
  type ScheduleStatesV1,
  type ScheduleStateV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SchedulesService } from './schedules.service';

@Controller()
export class SchedulesConsumer {
  constructor(private readonly schedules: SchedulesService) {}

  @Answers(proposeSchedule)
  propose(@Payload() question: ProposeScheduleV1): Promise<ScheduleStateV1> {
    return this.schedules.propose(question.caller, question.body);
  }

  @Answers(approveSchedule)
  approve(@Payload() question: ApproveScheduleV1): Promise<ScheduleStateV1> {
    return this.schedules.approve(question.caller, question.scheduleId);
  }

  @Answers(readSchedules)
  async read(@Payload() question: ReadSchedulesV1): Promise<ScheduleStatesV1> {
    return { schedules: await this.schedules.read(question.caller) };
  }
}
