import {
  headPublished,
  HeadPublishedV1,
  readLedgerHeads,
  ReadLedgerHeadsV1,
  type LedgerHeadsV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { HeadsService } from './heads.service';

@Controller()
export class HeadsConsumer {
  constructor(private readonly heads: HeadsService) {}

  @Answers(readLedgerHeads)
  read(@Payload() question: ReadLedgerHeadsV1): Promise<LedgerHeadsV1> {
    return this.heads.read(question);
  }

  @OnFact(headPublished)
  onHeadPublished(data: HeadPublishedV1, manager: EntityManager): Promise<void> {
    return this.heads.onHeadPublished(data, manager);
  }
}
