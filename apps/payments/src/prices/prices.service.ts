import type { FeeScheduleV1 } from '@hanout/contracts';
import { canonicalConditions, PLAIN_TERMS } from '@hanout/fee-rules';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PublishedSchedule } from './published-schedule.entity';

/** What may price at one instant of the database's clock. */
export interface PricesInForce {
  at: Date;
  schedules: PublishedSchedule[];
}

@Injectable()
export class PricesService {
  /**
   * What may price now, by the database's clock: of each product and its conditions the latest that has begun and is not
   * over, with a promotion beside what it stands in for. Which of them prices a payment is picked in memory.
   */
  async inForce(manager: EntityManager, currency: string): Promise<PricesInForce> {
    const rows: (PublishedSchedule & { at: Date })[] = await manager.query(
      `select distinct on (product, conditions, effective_until is not null) now() as at,
              schedule_id as "scheduleId", product, currency, payer, effective_from as "effectiveFrom",
              effective_until as "effectiveUntil", conditions, bands, terms
         from published_schedules
        where currency = $1 and effective_from <= now() and (effective_until is null or now() < effective_until)
        order by product, conditions, effective_until is not null, effective_from desc, schedule_id desc`,
      [currency],
    );
    return { at: rows[0]?.at ?? new Date(0), schedules: rows };
  }

  async learn(manager: EntityManager, schedule: FeeScheduleV1): Promise<void> {
    const { scheduleId, product, currency, payer, effectiveFrom, bands } = schedule;
    const { collection, interchangeBps, shares, effectiveUntil, when } = schedule;
    const terms = {
      collection: collection ?? PLAIN_TERMS.collection,
      interchangeBps: interchangeBps ?? PLAIN_TERMS.interchangeBps,
      shares: shares ?? PLAIN_TERMS.shares,
    };
    await manager
      .createQueryBuilder()
      .insert()
      .into(PublishedSchedule)
      .values({
        scheduleId,
        product,
        currency,
        payer,
        effectiveFrom: new Date(effectiveFrom),
        effectiveUntil: effectiveUntil === undefined ? null : new Date(effectiveUntil),
        conditions: canonicalConditions(when ?? []),
        bands,
        terms,
      })
      .orIgnore()
      .execute();
  }
}
