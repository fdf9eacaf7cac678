import type { Clock } from '@hanout/calendar';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UssdConfig } from '../config';
import { DataSeal } from '../data-seal';
import type { Data } from '../menu/data';
import type { StateName } from '../menu/state-names';
import { findCutOff, followSession } from '../sessions/sessions.queries';
import { readWish } from '../wishes/wishes.queries';
import type { Asked, Ended } from './journey';
import { StandingJourney } from './standing.journey';

/** Where somebody was about to pay: nothing else is worth going back to. */
const WORTH_IT = ['amount', 'confirm', 'confirmCash', 'notYet'] as const satisfies readonly StateName[];
/** A price that ends while the PIN is typed is none. */
const PRICE_MS = 30_000;

/** Goes on with a session that was cut off: with its wish, its id and its key. */
@Injectable()
export class ResumeJourney {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly config: UssdConfig,
    private readonly standing: StandingJourney,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of this very person: a number may have come to somebody else. */
  async find({ phone, sessionId }: Asked, personId: string): Promise<Data['cutOff']> {
    const found = await findCutOff(this.dataSource.manager, {
      phoneHash: this.seal.hash('phone', phone),
      sessionId,
      states: WORTH_IT,
      minutes: this.config.resumeMinutes,
    });
    if (found === undefined) return undefined;
    const { amountMinor, caller } = this.opened(found.dataSealed, found.sessionId);
    return amountMinor === undefined || caller?.id !== personId
      ? undefined
      : { sessionId: found.sessionId, amountMinor };
  }

  async goOn(asked: Asked): Promise<Ended<'goOn'>> {
    const followed = await this.follow(asked);
    if (followed === undefined) return { outcome: 'gone' };
    const { payee, amountMinor, wish } = this.opened(followed.dataSealed, asked.data.cutOff!.sessionId);
    const keep = { payee, amountMinor, wish, cutOff: undefined };
    const confirmed = wish && (await readWish(this.dataSource.manager, wish.paymentId));
    if (confirmed) {
      const stands = await this.standing.of(confirmed, asked);
      return { ...stands, keep: { ...keep, ...stands.keep } };
    }
    if (wish?.what === 'cash_code') return { outcome: 'confirmCash', keep };
    const isPriced = wish && Date.parse(wish.pricedUntil) > this.clock.now().getTime() + PRICE_MS;
    return isPriced
      ? { outcome: 'confirm', keep }
      : { outcome: 'amount', keep: { ...keep, wish: undefined } };
  }

  async forget(asked: Asked): Promise<Ended<'forget'>> {
    await this.follow(asked);
    return { outcome: 'forgotten' };
  }

  private follow({ phone, sessionId, data: { cutOff } }: Asked): ReturnType<typeof followSession> {
    if (cutOff === undefined) return Promise.resolve(undefined);
    return followSession(this.dataSource.manager, {
      sessionId: cutOff.sessionId,
      by: sessionId,
      phoneHash: this.seal.hash('phone', phone),
    });
  }

  private opened(sealed: Buffer, sessionId: string): Data {
    return this.seal.open<Data>(sealed, `sessions.data:${sessionId}`);
  }
}
