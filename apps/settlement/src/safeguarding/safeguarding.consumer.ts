import {
  readSafeguarding,
  readSafeguardingHistory,
  ReadSafeguardingHistoryV1,
  ReadSafeguardingV1,
  type SafeguardingHistoryV1,
  type SafeguardingProofV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Safeguarding } from './safeguarding.service';

@Controller()
export class SafeguardingConsumer {
  constructor(private readonly safeguarding: Safeguarding) {}

  @Answers(readSafeguarding)
  read(@Payload() question: ReadSafeguardingV1): Promise<SafeguardingProofV1> {
    return this.safeguarding.read(question);
  }

  @Answers(readSafeguardingHistory)
  readHistory(@Payload() question: ReadSafeguardingHistoryV1): Promise<SafeguardingHistoryV1> {
    return this.safeguarding.readHistory(question);
  }
}
