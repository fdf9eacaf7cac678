import {
  disburseRoster,
  readGrantsDue,
  ReadGrantsDueV1,
  RosterRequestV1,
  type GrantsDueListV1,
  type RosterV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { RosterViews } from '../rosters/roster-views';
import { DisbursementsService } from './disbursements.service';
import { readDue } from './grants-due.queries';

@Controller()
export class DisbursementsConsumer {
  constructor(
    private readonly disbursements: DisbursementsService,
    private readonly rosters: RosterViews,
    private readonly dataSource: DataSource,
  ) {}

  /** Asked by payments, which sees to it who may read what comes of it. */
  @Answers(readGrantsDue)
  async due(@Payload() { network }: ReadGrantsDueV1): Promise<GrantsDueListV1> {
    return { items: await readDue(this.dataSource.manager, network) };
  }

  @Answers(disburseRoster)
  async disburse(@Payload() question: RosterRequestV1): Promise<RosterV1> {
    await this.disbursements.disburse(question);
    return this.rosters.view(question.rosterId);
  }
}
