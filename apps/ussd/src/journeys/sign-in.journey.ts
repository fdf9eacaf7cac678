import { signInByNumber } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DataSeal } from '../data-seal';
import { keepLanguage } from '../sessions/sessions.queries';
import { leftMs, type Asked, type Ended } from './journey';
import { ResumeJourney } from './resume.journey';

const REFUSALS: Readonly<Record<string, Ended<'signIn'>['outcome']>> = {
  'identity.wrong_pin': 'wrongPin',
  'identity.pin_locked': 'locked',
  'identity.pin_not_set': 'noPin',
  'identity.no_such_wallet': 'noWallet',
};

/** Who it is, and in which language he reads. */
@Injectable()
export class SignInJourney {
  constructor(
    private readonly asks: Asks,
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly resume: ResumeJourney,
  ) {}

  async keepLanguage({ phone, data: { language, caller } }: Asked): Promise<Ended<'keepLanguage'>> {
    await keepLanguage(this.dataSource.manager, { phoneHash: this.seal.hash('phone', phone), language });
    return { outcome: caller === undefined ? 'stranger' : 'signedIn' };
  }

  async signIn(asked: Asked): Promise<Ended<'signIn'>> {
    const { phone, secret: pin } = asked;
    try {
      const { caller } = await this.asks.ask(
        signInByNumber,
        { phone, ...(pin !== undefined && { pin }) },
        { deadlineMs: leftMs(asked) },
      );
      const cutOff = await this.resume.find(asked, caller.id);
      return cutOff === undefined
        ? { outcome: 'signedIn', keep: { caller } }
        : { outcome: 'cutOff', keep: { caller, cutOff } };
    } catch (error) {
      const outcome = error instanceof DomainError ? REFUSALS[error.code] : undefined;
      if (outcome === undefined) throw error;
      return { outcome };
    }
  }
}
