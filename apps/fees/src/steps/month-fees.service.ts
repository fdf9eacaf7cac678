import type { CompletedPaymentV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Schedule } from '../schedules/schedule.entity';
import { monthFeesOf, shopOf } from './month-fees';
import { addMonthFees } from './month-fees.queries';

@Injectable()
export class MonthFeesService {
  /** Of schedules that have priced a payment. What a schedule says never changes, so that each is read once. */
  private readonly ends = new Map<string, readonly bigint[]>();

  /** @param payments of one fact, which is applied once */
  async add(manager: EntityManager, payments: readonly CompletedPaymentV1[]): Promise<void> {
    await this.learn(manager, payments);
    await addMonthFees(manager, monthFeesOf(payments, this.ends));
  }

  private async learn(manager: EntityManager, payments: readonly CompletedPaymentV1[]): Promise<void> {
    const ids = new Set(payments.flatMap((payment) => shopOf(payment)?.scheduleId ?? []));
    const unknown = [...ids].filter((id) => !this.ends.has(id));
    if (unknown.length === 0) return;
    for (const { scheduleId, bands } of await manager.findBy(Schedule, { scheduleId: In(unknown) }))
      this.ends.set(
        scheduleId,
        bands.map(({ maxMinor }) => BigInt(maxMinor)),
      );
  }
}
