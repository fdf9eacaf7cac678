import {
  cancelSplit,
  createSplit,
  CreateSplitV1,
  readSplit,
  readSplits,
  ReadSplitsV1,
  ReadSplitV1,
  type SplitsV1,
  type SplitV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Splits } from './splits.service';

@Controller()
export class SplitsConsumer {
  constructor(private readonly splits: Splits) {}

  @Answers(createSplit)
  create(@Payload() question: CreateSplitV1): Promise<SplitV1> {
    return this.splits.create(question);
  }

  @Answers(readSplit)
  read(@Payload() question: ReadSplitV1): Promise<SplitV1> {
    return this.splits.read(question);
  }

  @Answers(readSplits)
  list(@Payload() question: ReadSplitsV1): Promise<SplitsV1> {
    return this.splits.list(question);
  }

  @Answers(cancelSplit)
  cancel(@Payload() question: ReadSplitV1): Promise<SplitV1> {
    return this.splits.cancel(question);
  }
}
