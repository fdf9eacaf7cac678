import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { forgetAccruedPayments, retentionDaysOn } from './accruals.queries';

const HOUR_MS = 3_600_000;
const BATCH = 5_000;

/** Payments that are billed and so old that nobody tells of them again: that they were counted need not be known any more. */
@Injectable()
export class ForgetAccrualsJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'forget-accrued-payments', everyMs: HOUR_MS }, () => this.forgetNext());
  }

  /** True when there may be more to forget. */
  async forgetNext(): Promise<boolean> {
    const { manager } = this.dataSource;
    const today = businessDayOf(this.clock.now());
    const before = addDays(today, -(await retentionDaysOn(manager, today)));
    return (await forgetAccruedPayments(manager, { before, limit: BATCH })) === BATCH;
  }
}
