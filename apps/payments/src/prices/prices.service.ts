import type { FeeProduct, FeeScheduleV1 } from '@hanout/contracts';
import { PLAIN_TERMS } from '@hanout/fee-rules';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PublishedSchedule } from './published-schedule.entity';

@Injectable()
export class PricesService {
  /** The schedules in force now, by the database's clock, by product: of each the latest that has begun. */
  async inForce(manager: EntityManager, currency: string): Promise<Map<FeeProduct, PublishedSchedule>> {
    const schedules = await manager
      .createQueryBuilder(PublishedSchedule, 'schedule')
      .distinctOn(['schedule.product'])
      .where('schedule.currency = :currency and schedule.effectiveFrom <= now()', { currency })
      .orderBy('schedule.product')
      .addOrderBy('schedule.effectiveFrom', 'DESC')
      .getMany();
    return new Map(schedules.map((schedule) => [schedule.product, schedule]));
  }

  async learn(manager: EntityManager, schedule: FeeScheduleV1): Promise<void> {
    const { scheduleId, product, currency, payer, effectiveFrom, bands } = schedule;
    const { collection, interchangeBps, shares } = schedule;
    const terms = {
      collection: collection ?? PLAIN_TERMS.collection,
      interchangeBps: interchangeBps ?? PLAIN_TERMS.interchangeBps,
      shares: shares ?? PLAIN_TERMS.shares,
    };
    await manager
      .createQueryBuilder()
      .insert()
      .into(PublishedSchedule)
      .values({ scheduleId, product, currency, payer, effectiveFrom: new Date(effectiveFrom), bands, terms })
      .orIgnore()
      .execute();
  }
}
