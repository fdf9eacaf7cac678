import { tierRulesPublished, type TierRulesPublishedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Limits } from './limits.service';

@Controller()
export class LimitsConsumer {
  constructor(private readonly limits: Limits) {}

  @OnFact(tierRulesPublished)
  onTierRulesPublished(data: TierRulesPublishedV1, manager: EntityManager): Promise<void> {
    return this.limits.learn(manager, data);
  }
}
