import { reachOf } from '@hanout/access';
import { addDays, businessDayBounds, businessDayOf, type Clock } from '@hanout/calendar';
import { readPricedPayee, type FeeStepsV1, type PricedPayeeV1, type ReadFeeStepsV1 } from '@hanout/contracts';
import { pickSchedule, SHOP_PRODUCTS } from '@hanout/fee-rules';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { vatBpsOn } from '../billing/bills.queries';
import { Schedule } from '../schedules/schedule.entity';
import { feeSteps } from './fee-steps';
import { findMonthFees } from './month-fees.queries';

@Injectable()
export class StepsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of the shop the caller signed in to. What its prices depend on is known to payments. */
  async read({ caller, month: wished }: ReadFeeStepsV1): Promise<FeeStepsV1> {
    reachOf(caller, 'fees.read-fee-steps');
    const payee = await this.asks.ask(readPricedPayee, { caller });
    const { walletId } = payee;
    const { month, day, at } = monthOf(wished, this.clock.now());
    const { manager } = this.dataSource;
    const fees = await findMonthFees(manager, walletId, `${month}-01`);
    const [published, used, vatBps] = await Promise.all([
      manager.findBy(Schedule, { state: 'published', payer: 'payee', product: In([...SHOP_PRODUCTS]) }),
      manager.find(Schedule, {
        where: { scheduleId: In(fees.map(({ scheduleId }) => scheduleId)) },
        order: { effectiveFrom: 'DESC', scheduleId: 'ASC' },
      }),
      vatBpsOn(manager, day),
    ]);
    const inForce = inForceFor(payee, published, at);
    return { walletId, month, vatBps, products: feeSteps({ fees, inForce, used, vatBps }) };
  }
}

/** By what is so of the shop itself: of a payer nothing is known before he pays. */
function inForceFor({ mcc, tier }: PricedPayeeV1, schedules: readonly Schedule[], at: Date): Schedule[] {
  const circumstances = {
    payer_programme: [],
    mcc: mcc === undefined ? [] : [mcc],
    payee_tier: [tier.toString()],
    payer_tier: [],
    channel: [],
    route: [],
  };
  const kinds = new Map(
    schedules.map(({ product, currency }) => [`${product} ${currency}`, { product, currency }]),
  );
  return [...kinds.values()].flatMap(
    ({ product, currency }) => pickSchedule(schedules, { product, currency, at, circumstances }) ?? [],
  );
}

/** Of this month today is looked at, of one that is over its last instant. */
function monthOf(wished: string | undefined, now: Date): { month: string; day: string; at: Date } {
  const today = businessDayOf(now);
  const month = wished ?? today.slice(0, 7);
  if (month >= today.slice(0, 7)) return { month, day: today, at: now };
  const next = `${addDays(`${month}-01`, 31).slice(0, 7)}-01`;
  return { month, day: addDays(next, -1), at: new Date(businessDayBounds(next).from.getTime() - 1) };
}
