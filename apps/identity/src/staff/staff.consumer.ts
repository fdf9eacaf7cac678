import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  activateStaff,
  ActivateStaffV1,
  addStaff,
  AddStaffV1,
  changeStaff,
  ChangeStaffV1,
  readStaff,
  ReadStaffV1,
  type ProposalAnswerV1,
  type StaffActivatedV1,
  type StaffV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { StaffActivation } from './staff-activation.service';
import { StaffChanges } from './staff-changes.service';

@Controller()
export class StaffConsumer {
  constructor(
    private readonly changes: StaffChanges,
    private readonly activation: StaffActivation,
  ) {}

  @Answers(readStaff)
  async list(@Payload() question: ReadStaffV1): Promise<StaffV1> {
    return { items: await this.changes.list(question) };
  }

  @Answers(addStaff)
  add(@Payload() question: AddStaffV1): Promise<ProposalAnswerV1> {
    return this.changes.proposeToAdd(question);
  }

  @Answers(changeStaff)
  change(@Payload() question: ChangeStaffV1): Promise<ProposalAnswerV1> {
    return this.changes.proposeToChange(question);
  }

  @Answers(activateStaff)
  activate(@Payload() { body }: ActivateStaffV1): Promise<StaffActivatedV1> {
    return this.activation.activate(body);
  }
}
