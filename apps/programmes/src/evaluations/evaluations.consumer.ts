import {
  evaluateRoster,
  explainHousehold,
  ExplainHouseholdV1,
  PageRequestV1,
  readFindings,
  RosterRequestV1,
  type FindingsV1,
  type HouseholdExplainedV1,
  type RosterV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RosterViews } from '../rosters/roster-views';
import { EvaluationsService } from './evaluations.service';

@Controller()
export class EvaluationsConsumer {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly rosters: RosterViews,
  ) {}

  @Answers(evaluateRoster)
  async evaluate(@Payload() question: RosterRequestV1): Promise<RosterV1> {
    await this.evaluations.evaluate(question);
    return this.rosters.view(question.rosterId);
  }

  @Answers(readFindings)
  readFindings(@Payload() question: PageRequestV1): Promise<FindingsV1> {
    return this.evaluations.readFindings(question);
  }

  @Answers(explainHousehold)
  explain(@Payload() question: ExplainHouseholdV1): Promise<HouseholdExplainedV1> {
    return this.evaluations.explain(question);
  }
}
