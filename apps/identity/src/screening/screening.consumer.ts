import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  decideScreeningHit,
  DecideScreeningHitV1,
  listScreeningHits,
  ListScreeningHitsV1,
  type ScreeningHitsV1,
  type ScreeningHitV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { ScreeningHits } from './hits.service';

@Controller()
export class ScreeningConsumer {
  constructor(private readonly hits: ScreeningHits) {}

  @Answers(listScreeningHits)
  list(@Payload() question: ListScreeningHitsV1): Promise<ScreeningHitsV1> {
    return this.hits.list(question);
  }

  @Answers(decideScreeningHit)
  decide(@Payload() question: DecideScreeningHitV1): Promise<ScreeningHitV1> {
    return this.hits.decide(question);
  }
}
