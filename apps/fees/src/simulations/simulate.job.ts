import { addDays, businessDayBounds } from '@hanout/calendar';
import { BEARERS_MAX, PRICE_OCCASIONS_MAX, readPriceOccasions } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Schedule } from '../schedules/schedule.entity';
import { Comparison, type PricedSchedule } from './comparison';
import { Simulation } from './simulation.entity';

/**
 * Works simulations off, the oldest first. Only sums are kept between pages, so a month may be as big as it likes; a
 * crash costs the work, not the answer, since what is priced is read again.
 */
@Injectable()
export class SimulateJob implements OnApplicationBootstrap {
  private handle: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.handle = this.jobs.every({ name: 'simulate schedules', everyMs: 5_000 }, () => this.runNext());
  }

  nudge(): void {
    this.handle?.nudge();
  }

  private async runNext(): Promise<boolean> {
    const { manager } = this.dataSource;
    const [simulation] = await manager.find(Simulation, {
      where: { result: IsNull() },
      order: { askedAt: 'ASC' },
      take: 1,
    });
    if (!simulation) return false;
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
