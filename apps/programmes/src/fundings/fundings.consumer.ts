import { recordFunding, RecordFundingV1, type FundingV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FundingsService } from './fundings.service';

@Controller()
export class FundingsConsumer {
  constructor(private readonly fundings: FundingsService) {}

  @Answers(recordFunding)
  record(@Payload() question: RecordFundingV1): Promise<FundingV1> {
    return this.fundings.record(question);
  }
}
