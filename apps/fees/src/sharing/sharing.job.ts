import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, failpoint, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FeesConfig } from '../config';
import { newShareOut } from './share-out';
import { findCurrencyToShare, takeCollected, writeShareOut } from './share-outs.queries';
import { SharingService } from './sharing.service';

/**
 * After a day of Casablanca is over and its bills are collected, writes what of the fees is whose in whole minor units, and
 * then has it moved. What is collected late is on the next one that is made.
 */
@Injectable()
export class SharingJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sharing: SharingService,
    private readonly jobs: Jobs,
    private readonly config: FeesConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'share-out-fees', everyMs: this.config.billEveryMs }, () => this.shareNext());
    this.jobs.every({ name: 'post-share-outs', everyMs: this.config.collectEveryMs }, () =>
      this.sharing.postNext(),
    );
  }

  /** True when there may be more to share out. */
  async shareNext(): Promise<boolean> {
    const settled = new Date(this.clock.now().getTime() - this.config.shareAfterMs);
    const day = addDays(businessDayOf(settled), -1);
    const currency = await findCurrencyToShare(this.dataSource.manager, day);
    if (currency === undefined) return false;
    await inTransaction(this.dataSource, async (manager) => {
      const due = await takeCollected(manager, currency, day);
      failpoint('fees.sharing');
      if (due) await writeShareOut(manager, newShareOut(due, currency, day));
    });
    failpoint('fees.shared');
    return true;
  }
}
