import { tierChanged, TierChangedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TiersService } from './tiers.service';

@Controller()
export class TiersConsumer {
  constructor(private readonly tiers: TiersService) {}

  @OnFact(tierChanged)
  onTierChanged(data: TierChangedV1, manager: EntityManager): Promise<void> {
    return this.tiers.onTierChanged(data, manager);
  }
}
