import type { Clock } from '@hanout/calendar';
import { NoAnswer } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Data, Told } from '../menu/data';
import { awaitWish, readLastWish, readWish, type WishRow } from '../wishes/wishes.queries';
import { Wishes, type Known } from '../wishes/wishes.service';
import { callerOf, leftMs, type Asked, type Ended } from './journey';
import { reasonOf } from './reasons';

export interface Stands {
  outcome: 'paid' | 'made' | 'notPaid' | 'notYet';
  keep: Pick<Data, 'told' | 'wish' | 'payee'>;
}

/** A price that ends while the PIN is typed is none. */
const PRICE_MS = 30_000;

/** How a payment stands, and where that leads. */
@Injectable()
export class StandingJourney {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wishes: Wishes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async check(asked: Asked): Promise<Ended<'check'>> {
    const { wish } = asked.data;
    if (wish === undefined) throw new Error('nothing was confirmed');
    const askAgain = wish.what === 'pay' ? 'askAgain' : 'askCodeAgain';
    const row = await readWish(this.dataSource.manager, wish.paymentId);
    const pricedUntil = row?.pricedUntil ?? new Date(wish.pricedUntil);
    const isPriced = pricedUntil.getTime() > this.clock.now().getTime() + PRICE_MS;
    // What was not written down was not asked either.
    if (!row && !isPriced)
      return { outcome: 'notPaid', keep: { told: { amountMinor: wish.amountMinor, reason: 'price_over' } } };
    if (!row) return { outcome: askAgain, keep: { told: undefined } };
    const known = await this.look(row, asked);
    const stands = await this.told(known);
    if (stands.outcome !== 'notYet' || !known.isUnknown || !isPriced) return stands;
    // The same wish once more, with the id and the key it has: whatever is on its way, it is one payment.
    return { outcome: askAgain, keep: { ...stands.keep, told: undefined } };
  }

  async readLast(asked: Asked): Promise<Ended<'readLast'>> {
    const row = await readLastWish(this.dataSource.manager, callerOf(asked).id);
    return row === undefined ? { outcome: 'none' } : this.of(row, asked);
  }

  async of(row: WishRow, asked: Asked): Promise<Stands> {
    return this.told(await this.look(row, asked));
  }

  /** In the words of the screens. Who is told "not yet" hears later how it ended. */
  async told(known: Known): Promise<Stands> {
    const { row } = known;
    const { state, amountMinor, failure, paymentId } = row;
    const { wish, payee } = this.wishes.behind(row);
    const keep = (told: Told): Stands['keep'] => ({ told, wish, ...(payee && { payee }) });
    if (state === 'not_paid')
      return { outcome: 'notPaid', keep: keep({ amountMinor, reason: reasonOf(failure) }) };
    if (state === 'asked') {
      const awaited = await awaitWish(this.dataSource.manager, paymentId);
      if (awaited && awaited.state !== 'asked') return this.told({ row: awaited });
      return { outcome: 'notYet', keep: keep({ amountMinor }) };
    }
    return this.made(known, keep);
  }

  private async made(known: Known, keep: (told: Told) => Stands['keep']): Promise<Stands> {
    const { row } = known;
    const { amountMinor, feeMinor, reference, what } = row;
    const told = { amountMinor, feeMinor: feeMinor ?? '0', reference: reference ?? '' };
    if (what === 'pay') return { outcome: 'paid', keep: keep(told) };
    const { code, until } = known.code === undefined ? await this.codeAgain(row) : known;
    // It has been used, or nobody tells it just now: the reference says which payment it was.
    if (code === undefined) return { outcome: 'paid', keep: keep(told) };
    return { outcome: 'made', keep: keep({ ...told, code, ...(until !== undefined && { until }) }) };
  }

  private look(row: WishRow, asked: Asked): Promise<Known> {
    return this.wishes.look(row, leftMs(asked)).catch((error: unknown): Known => {
      if (!(error instanceof NoAnswer)) throw error;
      return { row };
    });
  }

  private codeAgain(row: WishRow): Promise<Pick<Known, 'code' | 'until'>> {
    return this.wishes.codeOf(row).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      return {};
    });
  }
}
