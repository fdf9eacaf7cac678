import {
  closeShift,
  CloseShiftV1,
  openShift,
  OpenShiftV1,
  readShifts,
  ReadShiftsV1,
  type ShiftsV1,
  type ShiftV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Shifts } from './shifts.service';

@Controller()
export class ShiftsConsumer {
  constructor(private readonly shifts: Shifts) {}

  @Answers(openShift)
  open(@Payload() question: OpenShiftV1): Promise<ShiftV1> {
    return this.shifts.open(question);
  }

  @Answers(closeShift)
  close(@Payload() question: CloseShiftV1): Promise<ShiftV1> {
    return this.shifts.close(question);
  }

  @Answers(readShifts)
  read(@Payload() question: ReadShiftsV1): Promise<ShiftsV1> {
    return this.shifts.read(question);
  }
}
