import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  proposeTier,
  ProposeTierV1,
  readTiers,
  ReadTiersV1,
  type ProposalAnswerV1,
  type TiersV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { TierChanges } from './tier-changes.service';

@Controller()
export class TiersConsumer {
  constructor(private readonly changes: TierChanges) {}

  @Answers(readTiers)
  read(@Payload() question: ReadTiersV1): Promise<TiersV1> {
    return this.changes.read(question);
  }

  @Answers(proposeTier)
  propose(@Payload() question: ProposeTierV1): Promise<ProposalAnswerV1> {
    return this.changes.propose(question);
  }
}
