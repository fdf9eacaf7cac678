import { addDays, businessDayBounds } from '@hanout/calendar';
import { BEARERS_MAX, PRICE_OCCASIONS_MAX, readPriceOccasions } from '@hanout/contracts';
import { describeFailure } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FeesConfig } from '../config';
import { Schedule } from '../schedules/schedule.entity';
import { Comparison, type PricedSchedule } from './comparison';
import { Simulation } from './simulation.entity';
import { findNext, markFailed } from './simulations.queries';

/** With doubling pauses, about twenty minutes: longer than payments is away when it is started anew. */
const TRIES_MAX = 8;
/** `SimulationV1.failure` */
const REASON_MAX = 300;

/**
 * Works simulations off, the oldest first; one that fails is tried again later, and does not hold up those behind it. Only sums are kept between pages, so a month may be as big as it likes; a
 * crash costs the work, not the answer, since what is priced is read again.
 */
@Injectable()
export class SimulateJob implements OnApplicationBootstrap {
  private handle: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: FeesConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.handle = this.jobs.every({ name: 'simulate schedules', everyMs: 5_000 }, () => this.runNext());
  }

  nudge(): void {
    this.handle?.nudge();
  }

  private async runNext(): Promise<boolean> {
    const simulation = await findNext(this.dataSource.manager);
    if (!simulation) return false;
    try {
      return await this.run(simulation);
    } catch (error) {
      // Where in the code is for the log.
      const reason = describeFailure(error).split('\n', 1)[0]!.slice(0, REASON_MAX);
      const pauseMs = this.config.askAgainAfterMs;
      await markFailed(this.dataSource.manager, simulation, { reason, triesMax: TRIES_MAX, pauseMs });
      throw error;
    }
  }

  private async run(simulation: Simulation): Promise<boolean> {
    const { manager } = this.dataSource;
    const { simulationId, fromDay, toDay } = simulation;
    const comparison = await this.comparisonFor(simulation);
    let payments = 0;
    for (let day: string = fromDay; day <= toDay; day = addDays(day, 1)) {
      for await (const occasions of this.pagesOf(day, comparison.schedule)) {
        for (const occasion of occasions) comparison.sums.add(occasion);
        payments += occasions.length;
        await manager.update(Simulation, { simulationId }, { payments });
        if (this.jobs.isStopping) return false;
      }
    }
    const result = comparison.sums.result(BEARERS_MAX);
    await manager.update(Simulation, { simulationId }, { payments, result });
    return true;
  }

  private async *pagesOf(day: string, { product, currency }: Schedule) {
    const { from, to } = businessDayBounds(day);
    const span = {
      product,
      currency,
      from: from.toISOString(),
      to: to.toISOString(),
      limit: PRICE_OCCASIONS_MAX,
    };
    let after: string | undefined;
    do {
      const { occasions } = await this.asks.ask(readPriceOccasions, {
        ...span,
        ...(after !== undefined && { after }),
      });
      yield occasions;
      after = occasions.length < PRICE_OCCASIONS_MAX ? undefined : occasions.at(-1)?.paymentId;
    } while (after !== undefined);
  }

  private async comparisonFor({ scheduleId }: Simulation): Promise<{ schedule: Schedule; sums: Comparison }> {
    const { manager } = this.dataSource;
    const schedule = await manager.findOneByOrFail(Schedule, { scheduleId });
    const { product, currency, effectiveFrom, effectiveUntil } = schedule;
    const published = await manager.findBy(Schedule, { product, currency, state: 'published' });
    const [clock] = await manager.query<{ now: Date }[]>('select now()');
    const now = clock!.now;
    // Of a promotion that is over its own time is looked at.
    const isPast = effectiveFrom < now && (effectiveUntil === null || now < effectiveUntil);
    const at = isPast ? now : effectiveFrom;
    return {
      schedule,
      sums: new Comparison({ at, before: published.map(priced), simulated: priced(schedule) }),
    };
  }
}

const priced = (schedule: Schedule): PricedSchedule => ({ ...schedule, ...schedule.terms });
