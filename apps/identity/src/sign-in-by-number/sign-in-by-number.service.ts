import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import {
  NUMBER_SCOPES,
  type CallerV1,
  type ChangePinByNumberV1,
  type Language,
  type PinStateV1,
  type SignInByNumberV1,
  type SignedInByNumberV1,
} from '@hanout/contracts';
import { PersonalData } from '../personal-data/personal-data.service';
import { Pins } from '../pins/pins.service';
import { callerOfWallet } from '../sign-in/caller-of-wallet';
import { SIGN_IN_ERRORS } from '../sign-in/sign-in.errors';
import { readPersonToSignIn } from '../sign-in/sign-in.queries';
import { chooseWallet } from '../sign-in/wallet-choice';

/** Somebody whose operator says the number, for a phone that can hold no token. */
@Injectable()
export class NumberSignIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly pins: Pins,
  ) {}

  async signIn({ phone, pin }: SignInByNumberV1): Promise<SignedInByNumberV1> {
    const { caller, language } = await this.holderOf(phone);
    if (pin === undefined) return { caller: { ...caller, scopes: [...NUMBER_SCOPES] }, language };
    await this.pins.prove(caller.id, pin, 'pin');
    return { caller, language };
  }

  async changePin({ phone, ...change }: ChangePinByNumberV1): Promise<PinStateV1> {
    const { caller } = await this.holderOf(phone);
    reachOf(caller, 'identity.set-pin');
    return this.pins.set(caller, change);
  }

  private async holderOf(phone: string): Promise<{ caller: CallerV1; language: Language }> {
    const person = await readPersonToSignIn(this.dataSource.manager, this.personalData.hashPhone(phone));
    const wallet = person && chooseWallet(person.wallets, {});
    if (person === undefined || wallet === undefined)
      throw SIGN_IN_ERRORS.error('identity.no_such_wallet', { field: 'phone' });
    return { caller: callerOfWallet(person.personId, wallet), language: person.language };
  }
}
