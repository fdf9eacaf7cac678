import type { FeeProduct, FeeScheduleV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PublishedSchedule } from './published-schedule.entity';

@Injectable()
export class PricesService {
  /** The schedule in force now, by the database's clock: the latest one that has begun. */
  async inForce(
    manager: EntityManager,
    { product, currency }: { product: FeeProduct; currency: string },
  ): Promise<PublishedSchedule | undefined> {
    const schedule = await manager
      .createQueryBuilder(PublishedSchedule, 'schedule')
      .where('schedule.product = :product and schedule.currency = :currency', { product, currency })
      .andWhere('schedule.effectiveFrom <= now()')
      .orderBy('schedule.effectiveFrom', 'DESC')
      .limit(1)
      .getOne();
    return schedule ?? undefined;
  }

  async learn(manager: EntityManager, schedule: FeeScheduleV1): Promise<void> {
    const { scheduleId, product, currency, payer, effectiveFrom, bands } = schedule;
    await manager
      .createQueryBuilder()
      .insert()
      .into(PublishedSchedule)
      .values({ scheduleId, product, currency, payer, effectiveFrom: new Date(effectiveFrom), bands })
      .orIgnore()
      .execute();
  }
}
