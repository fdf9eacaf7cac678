import {
  approveTopUp,
  ApproveTopUpV1,
  floatsOpened,
  proposeTopUp,
  ProposeTopUpV1,
  readFloats,
  ReadFloatsV1,
  readTopUps,
  ReadTopUpsV1,
  rejectTopUp,
  setLowMarks,
  SetLowMarksV1,
  withdrawTopUp,
  CloseTopUpV1,
  type FloatsOpenedV1,
  type FloatsV1,
  type FloatV1,
  type TopUpsV1,
  type TopUpV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { writeFloats } from './floats.queries';
import { Floats } from './floats.service';
import { TopUps } from './top-ups.service';

@Controller()
export class FloatsConsumer {
  constructor(
    private readonly floats: Floats,
    private readonly topUps: TopUps,
  ) {}

  @OnFact(floatsOpened)
  onFloatsOpened({ floats }: FloatsOpenedV1, manager: EntityManager): Promise<void> {
    return writeFloats(manager, floats);
  }

  @Answers(readFloats)
  read(@Payload() question: ReadFloatsV1): Promise<FloatsV1> {
    return this.floats.read(question);
  }

  @Answers(setLowMarks)
  setLowMarks(@Payload() question: SetLowMarksV1): Promise<FloatV1> {
    return this.floats.setLowMarks(question);
  }

  @Answers(proposeTopUp)
  propose(@Payload() question: ProposeTopUpV1): Promise<TopUpV1> {
    return this.topUps.propose(question);
  }

  @Answers(approveTopUp)
  approve(@Payload() question: ApproveTopUpV1): Promise<TopUpV1> {
    return this.topUps.approve(question);
  }

  @Answers(rejectTopUp)
  reject(@Payload() question: CloseTopUpV1): Promise<TopUpV1> {
    return this.topUps.reject(question);
  }

  @Answers(withdrawTopUp)
  withdraw(@Payload() question: CloseTopUpV1): Promise<TopUpV1> {
    return this.topUps.withdraw(question);
  }

  @Answers(readTopUps)
  readTopUps(@Payload() question: ReadTopUpsV1): Promise<TopUpsV1> {
    return this.topUps.read(question);
  }
}
