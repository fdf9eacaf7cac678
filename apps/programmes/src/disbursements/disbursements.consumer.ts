import { disburseRoster, RosterRequestV1, type RosterV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RosterViews } from '../rosters/roster-views';
import { DisbursementsService } from './disbursements.service';

@Controller()
export class DisbursementsConsumer {
  constructor(
    private readonly disbursements: DisbursementsService,
    private readonly rosters: RosterViews,
  ) {}

  @Answers(disburseRoster)
  async disburse(@Payload() question: RosterRequestV1): Promise<RosterV1> {
    await this.disbursements.disburse(question);
    return this.rosters.view(question.rosterId);
  }
}
