import { addDays, businessDayBounds, businessDayOf, type Clock } from '@hanout/calendar';
import { inTransaction } from '@hanout/database';
import { CLOCK, failpoint, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { readCashPatternRules } from './cash-patterns.rulebook';
import { flagRelays, flagRoundTrips, flagSplits } from './find-patterns.queries';

/**
 * Looks at the cash of each business day once it is over, in order, each day in one transaction: whoever dies in the
 * middle looks at it again, and finds the same.
 */
@Injectable()
export class FlagCashJob implements OnApplicationBootstrap {
  private readonly logger = new Logger('flag-cash');

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly config: PaymentsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'flag-cash', everyMs: this.config.flagCashEveryMs }, () => this.lookAtNext());
  }

  /** True when there may be another day to look at. */
  async lookAtNext(): Promise<boolean> {
    const now = this.clock.now();
    const day = await nextDay(this.dataSource.manager);
    // A payment that was answered just before midnight may be written a little after it.
    const isOver =
      day !== undefined &&
      now.getTime() >= businessDayBounds(day).to.getTime() + this.config.closeDaysAfterMs;
    if (!isOver) return false;
    const found = await inTransaction(this.dataSource, async (manager) => {
      const rules = await readCashPatternRules(manager, day);
      const cash = { day, ...businessDayBounds(day) };
      const flags =
        (await flagSplits(manager, cash, rules)) +
        (await flagRoundTrips(manager, cash, rules)) +
        (await flagRelays(manager, cash, rules));
      failpoint('cash-flags.found');
      await manager.query(
        'insert into cash_days_looked_at (business_day) values ($1) on conflict do nothing',
        [day],
      );
      return flags;
    });
    if (found > 0) this.logger.warn(`${found} patterns of cash to look at on ${day}`);
    return true;
  }
}

/** The day after the last one, else the day of the first cash. */
async function nextDay(manager: EntityManager): Promise<string | undefined> {
  const [row]: { last: string | null; first: Date | null }[] = await manager.query(
    `select (select max(business_day)::text from cash_days_looked_at) as last,
            (select min(completed_at) from completions where kind in ('cash_in', 'cash_out')) as first`,
  );
  if (row?.last) return addDays(row.last, 1);
  return row?.first ? businessDayOf(row.first) : undefined;
}
