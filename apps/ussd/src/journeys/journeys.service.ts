import { describeFailure, DomainError } from '@hanout/errors';
import { NoAnswer } from '@hanout/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { EFFECTS, type EffectName } from '../menu/effects';
import { AccountJourney } from './account.journey';
import { CashJourney } from './cash.journey';
import type { Asked, Ended, Journey } from './journey';
import { PayJourney } from './pay.journey';
import { PinJourney } from './pin.journey';
import { ResumeJourney } from './resume.journey';
import { SignInJourney } from './sign-in.journey';
import { StandingJourney } from './standing.journey';

/** Who does what the table of screens asks for. */
@Injectable()
export class Journeys {
  private readonly logger = new Logger('journeys');
  private readonly table: { readonly [Name in EffectName]: Journey<Name> };

  constructor(
    signIn: SignInJourney,
    pin: PinJourney,
    resume: ResumeJourney,
    account: AccountJourney,
    pay: PayJourney,
    cash: CashJourney,
    standing: StandingJourney,
  ) {
    this.table = {
      keepLanguage: (asked) => signIn.keepLanguage(asked),
      signIn: (asked) => signIn.signIn(asked),
      provePin: (asked) => pin.prove(asked),
      choosePin: (asked) => pin.choose(asked),
      changePin: (asked) => pin.change(asked),
      goOn: (asked) => resume.goOn(asked),
      forget: (asked) => resume.forget(asked),
      readBalance: (asked) => account.readBalance(asked),
      readStatement: (asked) => account.readStatement(asked),
      readVoucher: (asked) => account.readVoucher(asked),
      findShop: (asked) => pay.findShop(asked),
      findPerson: (asked) => pay.findPerson(asked),
      price: (asked) => pay.price(asked),
      priceAnother: (asked) => (asked.data.payee ? pay.priceAnother(asked) : cash.planAnother(asked)),
      pay: (asked) => pay.pay(asked),
      planCash: (asked) => cash.plan(asked),
      makeCode: (asked) => cash.makeCode(asked),
      check: (asked) => standing.check(asked),
      readLast: (asked) => standing.readLast(asked),
    };
  }

  /** What breaks on the way ends where nothing is claimed: "later" where nothing could move, "not yet" where something could. */
  async run(effect: EffectName, asked: Asked): Promise<Ended<EffectName>> {
    try {
      return await (this.table[effect] as Journey<EffectName>)(asked);
    } catch (error) {
      const isExpected = error instanceof NoAnswer || error instanceof DomainError;
      if (!isExpected) this.logger.error(`${effect}: ${describeFailure(error)}`);
      if ('later' in EFFECTS[effect]) return { outcome: 'later' as never };
      if ('notYet' in EFFECTS[effect]) return { outcome: 'notYet' as never };
      throw error;
    }
  }
}
