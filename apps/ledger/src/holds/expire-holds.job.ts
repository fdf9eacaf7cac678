import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { expireHolds } from './holds.queries';

const BATCH_MAX = 500;

/**
 * Sets free what nobody settled in time. A settlement that comes too late is refused by the clock already; this gives
 * the money back to the account.
 */
@Injectable()
export class ExpireHoldsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'expire-holds', everyMs: 1_000 }, async () => {
      const expired = await expireHolds(this.dataSource, BATCH_MAX);
      return expired.length === BATCH_MAX;
    });
  }
}
