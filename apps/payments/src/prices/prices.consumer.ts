import { schedulePublished, type SchedulePublishedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PricesService } from './prices.service';

@Controller()
export class PricesConsumer {
  constructor(private readonly prices: PricesService) {}

  @OnFact(schedulePublished)
  onSchedulePublished(data: SchedulePublishedV1, manager: EntityManager): Promise<void> {
    return this.prices.learn(manager, data.schedule);
  }
}
