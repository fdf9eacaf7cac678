import { approveRoster, RosterRequestV1, type RosterV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RosterViews } from '../rosters/roster-views';
import { ApprovalsService } from './approvals.service';

@Controller()
export class ApprovalsConsumer {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly rosters: RosterViews,
  ) {}

  @Answers(approveRoster)
  async approve(@Payload() question: RosterRequestV1): Promise<RosterV1> {
    await this.approvals.approve(question);
    return this.rosters.view(question.rosterId);
  }
}
