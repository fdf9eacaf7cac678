import {
  createRoster,
  CreateRosterV1,
  listRosters,
  ListRostersV1,
  readRoster,
  RosterRequestV1,
  type ListedRostersV1,
  type RosterV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RostersService } from './rosters.service';

@Controller()
export class RostersConsumer {
  constructor(private readonly rosters: RostersService) {}

  @Answers(createRoster)
  create(@Payload() question: CreateRosterV1): Promise<RosterV1> {
    return this.rosters.create(question);
  }

  @Answers(listRosters)
  list(@Payload() question: ListRostersV1): Promise<ListedRostersV1> {
    return this.rosters.list(question);
  }

  @Answers(readRoster)
  read(@Payload() question: RosterRequestV1): Promise<RosterV1> {
    return this.rosters.read(question);
  }
}
