import {
  agreeToFloatSwap,
  AnswerFloatSwapV1,
  askForFloat,
  AskForFloatV1,
  readFloatSwaps,
  ReadFloatSwapsV1,
  refuseFloatSwap,
  type FloatSwapsV1,
  type PaymentAnswerV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FloatSwaps } from './float-swaps.service';

@Controller()
export class FloatSwapsConsumer {
  constructor(private readonly swaps: FloatSwaps) {}

  @Answers(askForFloat)
  ask(@Payload() question: AskForFloatV1): Promise<PaymentAnswerV1> {
    return this.swaps.ask(question);
  }

  @Answers(agreeToFloatSwap)
  agree(@Payload() question: AnswerFloatSwapV1): Promise<PaymentAnswerV1> {
    return this.swaps.agree(question);
  }

  @Answers(refuseFloatSwap)
  refuse(@Payload() question: AnswerFloatSwapV1): Promise<PaymentAnswerV1> {
    return this.swaps.refuse(question);
  }

  @Answers(readFloatSwaps)
  list(@Payload() question: ReadFloatSwapsV1): Promise<FloatSwapsV1> {
    return this.swaps.list(question);
  }
}
