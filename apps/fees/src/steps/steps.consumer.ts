import { ReadFeeStepsV1, readFeeSteps, type FeeStepsV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { StepsService } from './steps.service';

@Controller()
export class StepsConsumer {
  constructor(private readonly steps: StepsService) {}

  @Answers(readFeeSteps)
  read(@Payload() question: ReadFeeStepsV1): Promise<FeeStepsV1> {
    return this.steps.read(question);
  }
}
