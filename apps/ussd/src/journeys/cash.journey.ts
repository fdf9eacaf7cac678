import type { Clock } from '@hanout/calendar';
import { priceWithdrawal } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { UssdConfig } from '../config';
import { findOpenWish } from '../wishes/wishes.queries';
import { Wishes } from '../wishes/wishes.service';
import { callerOf, confirmedOf, leftMs, unlessRefused, type Asked, type Ended } from './journey';
import { StandingJourney } from './standing.journey';

/** So long the wish is good. Its fee is told again when the code is made: at another one, none is. */
const GOOD_MS = 300_000;

/** Keeps money aside, once its price was seen, and tells the code for which an agent pays it out. */
@Injectable()
export class CashJourney {
  constructor(
    private readonly asks: Asks,
    private readonly dataSource: DataSource,
    private readonly wishes: Wishes,
    private readonly standing: StandingJourney,
    private readonly config: UssdConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async plan(asked: Asked): Promise<Ended<'planCash'>> {
    const open = await findOpenWish(this.dataSource.manager, {
      personId: callerOf(asked).id,
      payeeHash: this.wishes.payeeHash(undefined),
      amountMinor: asked.data.amountMinor!,
      minutes: this.config.resumeMinutes,
    });
    if (open !== undefined) return { outcome: 'isOpen', keep: { wish: this.wishes.behind(open).wish } };
    return this.planAnother(asked);
  }

  async planAnother(asked: Asked): Promise<Ended<'planCash'> & Ended<'priceAnother'>> {
    const amountMinor = asked.data.amountMinor!;
    const body = { amount: { minor: amountMinor, currency: 'MAD' } };
    const price = await unlessRefused(
      this.asks.ask(priceWithdrawal, { caller: callerOf(asked), body }, { deadlineMs: leftMs(asked) }),
    );
    if (price === undefined) return { outcome: 'notPlanned' };
    const wish = {
      paymentId: uuidV7(),
      key: `ussd-${uuidV7()}`,
      what: 'cash_code' as const,
      amountMinor,
      feeMinor: price.payerFee.minor,
      totalMinor: price.total.minor,
      pricedUntil: new Date(this.clock.now().getTime() + GOOD_MS).toISOString(),
    };
    return { outcome: 'planned', keep: { wish, told: undefined } };
  }

  async makeCode(asked: Asked): Promise<Ended<'makeCode'>> {
    const settled = await this.wishes.confirm(confirmedOf(asked));
    if (settled === 'wrong_pin') return { outcome: 'wrongPin' };
    const { outcome, keep } = await this.standing.told(settled);
    return { outcome: outcome === 'paid' ? 'notYet' : outcome, keep };
  }
}
