import { lookUpAlias, lookUpMerchant, quotePayment } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { UssdConfig } from '../config';
import { findOpenWish } from '../wishes/wishes.queries';
import { Wishes } from '../wishes/wishes.service';
import { callerOf, confirmedOf, leftMs, unlessRefused, type Asked, type Ended } from './journey';
import { StandingJourney } from './standing.journey';

/** Pays a shop by its code, or a person by his number: who it is and what it costs are seen before the PIN. */
@Injectable()
export class PayJourney {
  constructor(
    private readonly asks: Asks,
    private readonly dataSource: DataSource,
    private readonly wishes: Wishes,
    private readonly standing: StandingJourney,
    private readonly config: UssdConfig,
  ) {}

  async findShop(asked: Asked): Promise<Ended<'findShop'>> {
    const { payee } = asked.data;
    if (payee?.kind !== 'shop') throw new Error('no shop was named');
    const { code } = payee;
    const found = await unlessRefused(
      this.asks.ask(lookUpMerchant, { caller: callerOf(asked), code }, { deadlineMs: leftMs(asked) }),
    );
    if (found === undefined) return { outcome: 'unknown', keep: { payee: undefined } };
    const { tradeNameAr, tradeNameFr, commune } = found;
    return {
      outcome: 'found',
      keep: {
        payee: {
          kind: 'shop',
          code,
          name: { ar: tradeNameAr, fr: tradeNameFr },
          place: { ar: commune, fr: commune },
        },
      },
    };
  }

  async findPerson(asked: Asked): Promise<Ended<'findPerson'>> {
    const phone = asked.secret ?? '';
    const found = await unlessRefused(
      this.asks.ask(lookUpAlias, { caller: callerOf(asked), body: { phone } }, { deadlineMs: leftMs(asked) }),
    );
    if (found === undefined) return { outcome: 'unknown' };
    const { walletId, shownAr, shownFr } = found;
    return {
      outcome: 'found',
      keep: { payee: { kind: 'person', walletId, name: { ar: shownAr, fr: shownFr } } },
    };
  }

  /** Who was told "not yet" a short time ago, and begins the same again, hears of that first. */
  async price(asked: Asked): Promise<Ended<'price'>> {
    const { payee, amountMinor } = asked.data;
    const open = await findOpenWish(this.dataSource.manager, {
      personId: callerOf(asked).id,
      payeeHash: this.wishes.payeeHash(payee),
      amountMinor: amountMinor!,
      minutes: this.config.resumeMinutes,
    });
    if (open === undefined) return this.priceAnother(asked);
    return { outcome: 'isOpen', keep: { wish: this.wishes.behind(open).wish } };
  }

  async priceAnother(asked: Asked): Promise<Ended<'price'> & Ended<'priceAnother'>> {
    const { payee, amountMinor } = asked.data;
    if (!payee || amountMinor === undefined) throw new Error('nobody is to be paid');
    const amount = { minor: amountMinor, currency: 'MAD' };
    const body =
      payee.kind === 'shop' ? { merchantCode: payee.code, amount } : { walletId: payee.walletId, amount };
    const quote = await unlessRefused(
      this.asks.ask(quotePayment, { caller: callerOf(asked), body }, { deadlineMs: leftMs(asked) }),
    );
    if (quote === undefined) return { outcome: 'refused' };
    const { quoteId, payerFee, total, expiresAt } = quote;
    return {
      outcome: 'priced',
      keep: {
        told: undefined,
        wish: {
          paymentId: quoteId,
          key: `ussd-${uuidV7()}`,
          what: 'pay',
          amountMinor,
          feeMinor: payerFee.minor,
          totalMinor: total.minor,
          pricedUntil: expiresAt,
        },
      },
    };
  }

  async pay(asked: Asked): Promise<Ended<'pay'>> {
    const settled = await this.wishes.confirm(confirmedOf(asked));
    if (settled === 'wrong_pin') return { outcome: 'wrongPin' };
    const { outcome, keep } = await this.standing.told(settled);
    return { outcome: outcome === 'made' ? 'paid' : outcome, keep };
  }
}
