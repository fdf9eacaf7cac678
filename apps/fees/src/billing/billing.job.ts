import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, failpoint, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FeesConfig } from '../config';
import { newBill } from './bill';
import { shareBill } from './bill-shares';
import { takeShares, writeShares } from './bill-shares.queries';
import { lockWalletsToBill, takeAccruals, vatBpsOn, writeBills } from './bills.queries';
import { CollectionService } from './collection.service';

const BATCH = 500;

/**
 * After a day of Casablanca is over, writes one bill for each wallet of which whole minor units are due, and then has them
 * collected. What is told late, and the days of a biller that was away, are on the next bill that is made.
 */
@Injectable()
export class BillingJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly collection: CollectionService,
    private readonly jobs: Jobs,
    private readonly config: FeesConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'bill-commissions', everyMs: this.config.billEveryMs }, () => this.billNext());
    this.jobs.every({ name: 'collect-bills', everyMs: this.config.collectEveryMs }, () =>
      this.collection.collectNext(),
    );
  }

  /** True when there may be more to bill. */
  async billNext(): Promise<boolean> {
    const settled = new Date(this.clock.now().getTime() - this.config.billAfterMs);
    const day = addDays(businessDayOf(settled), -1);
    const wallets = await inTransaction(this.dataSource, async (manager) => {
      const carried = await lockWalletsToBill(manager, day, BATCH);
      if (carried.size === 0) return 0;
      const vatBps = await vatBpsOn(manager, day);
      const dues = await takeAccruals(manager, day, carried);
      failpoint('fees.billing');
      const bills = dues.map((due) => newBill(due, day, vatBps));
      const owed = await takeShares(manager, day, [...carried.keys()]);
      await writeBills(manager, bills);
      await writeShares(
        manager,
        bills.map((bill) => ({
          ...bill,
          ...shareBill(owed.get(bill.walletId) ?? new Map(), bill.amountMinor),
        })),
      );
      return carried.size;
    });
    failpoint('fees.billed');
    return wallets > 0;
  }
}
