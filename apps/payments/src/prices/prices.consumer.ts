import {
  readPriceOccasions,
  ReadPriceOccasionsV1,
  schedulePublished,
  type PriceOccasionsV1,
  type SchedulePublishedV1,
} from '@hanout/contracts';
import { Answers, OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DataSource, type EntityManager } from 'typeorm';
import { findPriceOccasions } from './price-occasions.queries';
import { PricesService } from './prices.service';

@Controller()
export class PricesConsumer {
  constructor(
    private readonly prices: PricesService,
    private readonly dataSource: DataSource,
  ) {}

  @Answers(readPriceOccasions)
  async readOccasions(@Payload() question: ReadPriceOccasionsV1): Promise<PriceOccasionsV1> {
    return { occasions: await findPriceOccasions(this.dataSource.manager, question) };
  }

  @OnFact(schedulePublished)
  onSchedulePublished(data: SchedulePublishedV1, manager: EntityManager): Promise<void> {
    return this.prices.learn(manager, data.schedule);
  }
}
