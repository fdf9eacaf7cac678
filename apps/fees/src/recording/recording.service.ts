import type { CompletedPaymentV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { Any, type EntityManager } from 'typeorm';
import { accrualOf } from '../billing/accrual';
import { countAccruals } from '../billing/accruals.queries';
import { Schedule } from '../schedules/schedule.entity';
import { collectedOf } from './collected';
import { daysOfFact } from './days';
import { monthFeesOf, shopOf } from './month-fees';
import { record } from './recording.queries';

/** Writes down what the payments of one fact, which is applied once, came to in fees. */
@Injectable()
export class RecordingService {
  /** Of schedules that have priced a payment. What a schedule says never changes, so that each is read once. */
  private readonly ends = new Map<string, readonly bigint[]>();

  async record(manager: EntityManager, payments: readonly CompletedPaymentV1[]): Promise<void> {
    const fresh = await countAccruals(
      manager,
      payments.flatMap((payment) => accrualOf(payment) ?? []),
    );
    // What accrues counts here if it counts there.
    const counted = payments.filter(({ paymentId, fee }) => fee.accrued === '0' || fresh.has(paymentId));
    await this.learn(manager, counted);
    const dayOf = daysOfFact();
    await record(manager, {
      months: monthFeesOf(counted, this.ends, dayOf),
      collected: collectedOf(counted, dayOf),
    });
  }

  private async learn(manager: EntityManager, payments: readonly CompletedPaymentV1[]): Promise<void> {
    const ids = new Set(payments.flatMap((payment) => shopOf(payment)?.scheduleId ?? []));
    const unknown = [...ids].filter((id) => !this.ends.has(id));
    if (unknown.length === 0) return;
    for (const { scheduleId, bands } of await manager.findBy(Schedule, { scheduleId: Any(unknown) }))
      this.ends.set(
        scheduleId,
        bands.map(({ maxMinor }) => BigInt(maxMinor)),
      );
  }
}
